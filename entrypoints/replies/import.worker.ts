import type { CheckedRow } from '../../components/replies/import-row';
import { checkSheet, type ImportAsk, type ImportDoing } from './check-sheet';

export type ImportNews = { doing: ImportDoing; done: number; of: number } | { checked: readonly CheckedRow[] };

const say = (news: ImportNews) => postMessage(news);

// Stopping is ending the worker.
addEventListener('message', ({ data }: MessageEvent<ImportAsk>) => {
  say({ checked: checkSheet(data, (doing, done, of) => say({ doing, done, of })) });
});

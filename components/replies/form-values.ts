import type { Scenario } from '../../lib/model/case';
import type { Reply, Shelf, Tone } from '../../lib/model/reply';

/** A reply as it is being written. */
export interface Written {
  title: string;
  text: string;
  keywords: string;
  scenario: Scenario | undefined;
  tone: Tone | undefined;
  shelf: Exclude<Shelf, 'built-in'>;
  /** a picture already kept (its id), or one just chosen */
  picture: { id: string; alt: string } | { file: File; alt: string } | undefined;
}

/** The keywords as a list: spaces and commas of both scripts part them. */
export const keywordList = (words: string): string[] =>
  [...new Set(words.split(/[\s,，、;；]+/).filter(Boolean))].map((word) => word.slice(0, 30)).slice(0, 20);

/** A written reply as it is kept; what the form does not show of the one before stays. */
export function replyOf(written: Written, id: string, before: Reply | undefined): Reply {
  const { title, text, keywords, scenario, tone, picture } = written;
  const list = keywordList(keywords);
  const { faults, stages, step } = before ?? {};
  const [first, ...others] = before?.scenarios ?? [];
  const scenarios = scenario === first && before ? [...(first ? [first] : []), ...others] : scenario ? [scenario] : [];
  return {
    id,
    ...(title.trim() && { title: title.trim() }),
    ...(list.length > 0 && { keywords: list }),
    scenarios,
    ...(faults && { faults }),
    ...(stages && { stages }),
    ...(step && { step }),
    ...(tone && { tone }),
    ...(picture && 'id' in picture && { picture: picture.id }),
    text: text.trim(),
  };
}

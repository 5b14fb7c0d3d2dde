import * as v from 'valibot';
import { MEMO_KINDS, type MemoKind } from '../model/memo';
import kinds from './kind.yaml';

const words = v.pipe(v.array(v.pipe(v.string(), v.minLength(1))), v.minLength(1));
const list = v.parse(v.array(v.object({ kind: v.picklist(MEMO_KINDS), words })), kinds);

/** The kind a follow-up's own words name; `other` where they name none. */
export const kindOf = (what: string): MemoKind =>
  list.find(({ words }) => words.some((word) => what.includes(word)))?.kind ?? 'other';

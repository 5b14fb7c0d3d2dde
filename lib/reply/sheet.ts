import type { Scenario } from '../model/case';
import { MOST_REPLY, type Reply } from '../model/reply';
import { withOurSlots } from './clean';

/* A sheet of phrases from another tool: which column is which, and what its rows come to. */

export const COLUMNS = ['title', 'text', 'category', 'keywords'] as const;
export type Column = (typeof COLUMNS)[number];

/** Which column of the sheet holds what, counted from 0; `undefined`: none. */
export type Mapping = Readonly<Record<Column, number | undefined>> & { hasHeader: boolean };

/** A row as a reply, or why it cannot be one. `row` as the sheet counts, from 1. */
export type SheetRow = { row: number; ok: true; reply: Reply } | { row: number; ok: false; problem: RowProblem };
export type RowProblem = 'no-text' | 'too-long';

const NAMES: Readonly<Record<Column, RegExp>> = {
  text: /^(?:话术|回复|短语|快捷|常用)?(?:内容|正文|文本|话术|回复|答案|回答|语句|短语)$|^(?:text|content|reply|answer|message|body|phrase)$/i,
  title: /^(?:话术|短语|回复)?(?:标题|名称|名字|主题|问题|简称)$|^(?:title|name|question|subject)$/i,
  category:
    /^(?:话术|短语|一级|二级)?(?:分类|分组|类别|类型|场景|目录|组别|组名)(?:名称|名)?$|^(?:category|group|folder|type|scene)$/i,
  keywords: /^(?:关键词|关键字|标签|快捷键|快捷码|快捷编码|编码|触发词|缩写)$|^(?:keywords?|tags?|shortcuts?|codes?)$/i,
};

/** Guesses the columns from the names in the first row; without names the column with the longest words is the text. */
export function guessMapping(rows: readonly (readonly string[])[]): Mapping {
  const [header = []] = rows;
  const named = (column: Column) => {
    const at = header.findIndex((cell) => NAMES[column].test(cell.trim()));
    return at < 0 ? undefined : at;
  };
  const found = {
    text: named('text'),
    title: named('title'),
    category: named('category'),
    keywords: named('keywords'),
  };
  if (Object.values(found).some((at) => at !== undefined))
    return { ...found, text: found.text ?? longest(rows.slice(1)), hasHeader: true };
  return { text: longest(rows), title: undefined, category: undefined, keywords: undefined, hasHeader: false };
}

function longest(rows: readonly (readonly string[])[]): number | undefined {
  const totals: number[] = [];
  for (const row of rows.slice(0, 200)) {
    for (const [at, cell] of row.entries()) totals[at] = (totals[at] ?? 0) + cell.length;
  }
  const most = Math.max(...totals, 0);
  return most === 0 ? undefined : totals.indexOf(most);
}

export interface SheetWords {
  /** what a scenario is called, to know a category by it */
  nameOf: (scenario: Scenario) => string;
  scenarios: readonly Scenario[];
  idOf: (row: number) => string;
}

/** The rows of a sheet as replies. Empty rows are passed over; gaps written in another way become slots of ours. */
export function rowsOf(rows: readonly (readonly string[])[], mapping: Mapping, words: SheetWords): readonly SheetRow[] {
  return rows.flatMap((cells, at): SheetRow[] => {
    const row = at + 1;
    if ((mapping.hasHeader && at === 0) || cells.every((cell) => cell.trim() === '')) return [];
    const cell = (column: Column) => (cells[mapping[column] ?? -1] ?? '').trim();
    const text = withOurSlots(cell('text'));
    if (text === '') return [{ row, ok: false, problem: 'no-text' }];
    if (text.length > MOST_REPLY) return [{ row, ok: false, problem: 'too-long' }];
    const category = cell('category').slice(0, 30);
    const scenario = scenarioCalled(category, words);
    const title = cell('title').slice(0, 60);
    const split = cell('keywords').split(/[\s,，、;；|]+/);
    const keywords = [...new Set([...split, scenario ? '' : category].filter(Boolean))].map((word) =>
      word.slice(0, 30),
    );
    return [
      {
        row,
        ok: true,
        reply: {
          id: words.idOf(row),
          ...(title && { title }),
          ...(keywords.length > 0 && { keywords: keywords.slice(0, 20) }),
          scenarios: scenario ? [scenario] : [],
          text,
        },
      },
    ];
  });
}

/** The scenario a category is plainly named after. */
function scenarioCalled(category: string, { nameOf, scenarios }: SheetWords): Scenario | undefined {
  if (category === '') return undefined;
  return scenarios.find((id) => id === category || nameOf(id) === category);
}

/** A cell that a spreadsheet would take for a formula, as plain text. */
export const plainCell = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

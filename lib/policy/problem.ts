import type * as v from 'valibot';

/** What is wrong with a pack: where, and what to write instead; a sentence a supervisor can act on. */
export interface PackProblem {
  rule?: string;
  /** a vocabulary, where one is meant */
  vocabulary?: string;
  field: string;
  /** where it stands in the pack, key by key, where the parser or the self-test knows */
  path?: readonly (string | number)[];
  /** the name itself is meant, not what stands under it */
  isName?: boolean;
  /** place in the pattern, in characters, where one is meant */
  at?: number;
  message: string;
}

/** A parsed value, or everything that is wrong with it. */
export type Admitted<T> = { ok: true; value: T } | { ok: false; problems: readonly PackProblem[] };

const EXPECTED: Record<string, string> = {
  string: '这里要写文字',
  number: '这里要写数字',
  boolean: '这里写 true 或 false',
  array: '这里要写成列表',
  picklist: '这个值不在可选范围里',
  regex: '名字只能用小写字母、数字和“-”',
  min_length: '不能为空',
  max_length: '太长或太多了，请拆短',
  min_value: '太小了',
  max_value: '太大了',
  integer: '这里要写整数',
  literal: '这里的值不对',
  check: '没有这一天或这一刻',
  union: '写法不对：要么是一句话，要么写成 draft 和 facts',
};

/** Fields with a shape of their own, and how it is written. */
const SHAPES: readonly (readonly [field: RegExp, message: string])[] = [
  [/(plan\.\d+\.from|validFrom|validUntil)$/, '日期写成 2026-11-28 这样'],
  [/(^calls\.(from|to)|^recurring\.\d+\.at)$/, '时间写成 09:30 这样'],
  [/^vocabulary\./, '词表名只能用字母、数字、汉字和“-”，最多 40 个字'],
  [/^recurring\.\d+\.every/, '写 day、workday，或 week: [1, 3]，或 month: 15'],
];

/** What a failed parse says of one place, in words a supervisor can act on. */
export function problemOf(issue: v.BaseIssue<unknown>, input: unknown): PackProblem {
  const path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
  const field = path.join('.') || '整个文件';
  const expected = issue.type === 'picklist' ? `，应为 ${issue.expected}` : '';
  const shape = ['regex', 'union'].includes(issue.type) ? SHAPES.find(([of]) => of.test(field))?.[1] : undefined;
  const got = typeof issue.input === 'string' ? `（现在写的是“${issue.input.slice(0, 40)}”）` : '';
  const rule = ruleNamed(input, path);
  return {
    ...(rule === undefined ? {} : { rule }),
    ...(path[0] === 'vocabulary' && typeof path[1] === 'string' ? { vocabulary: path[1] } : {}),
    field,
    path,
    ...(issue.type === 'strict_object' && issue.expected === 'never' ? { isName: true } : {}),
    message: `${shape ?? missing(issue) ?? EXPECTED[issue.type] ?? '写法不对'}${expected}${got}`,
  };
}

/** An object with a key too many or too few. */
function missing({ type, expected, received }: v.BaseIssue<unknown>): string | undefined {
  if (type !== 'strict_object') return undefined;
  if (expected === 'never') return '这里不认识这一项，检查拼写或删掉';
  return received === 'undefined' ? '缺这一项，请补上' : '这里要写成“名字: 值”';
}

function ruleNamed(input: unknown, path: readonly unknown[]): string | undefined {
  if (path[0] !== 'rules' || typeof path[1] !== 'number' || typeof input !== 'object' || input === null)
    return undefined;
  const { rules } = input as { rules?: unknown };
  const rule: unknown = Array.isArray(rules) ? rules[path[1]] : undefined;
  const name = typeof rule === 'object' && rule !== null ? (rule as { id?: unknown }).id : undefined;
  return typeof name === 'string' ? name : `第 ${path[1] + 1} 条`;
}

import type { Pack, PackRule } from './pack';

/** One thing that differs between two versions of a pack, in words a supervisor reads. */
export interface Change {
  /** the rule, vocabulary or setting it is about */
  what: string;
  kind: 'added' | 'removed' | 'changed';
  lines: readonly string[];
}

const FIELDS: Readonly<Partial<Record<keyof PackRule, string>>> = {
  category: '类别',
  severity: '轻重',
  mode: '启用方式',
  when: '什么情况下算',
  find: '找什么',
  unless: '什么情况不算',
  quoted: '引用里也算',
  say: '告诉客服',
  why: '为什么',
  sayWhen: '分责任的说法',
  source: '依据',
  rewrites: '换成',
  flags: '该拦的例句',
  passes: '该放行的例句',
  overridable: '可否照发',
  plan: '发布计划',
  for: '给谁用',
};

/** What changed from one version of a pack to another: rules, words, allow terms. Empty where nothing did. */
export function comparePacks(before: Pack | undefined, after: Pack): readonly Change[] {
  const was = new Map((before?.rules ?? []).map((rule) => [rule.id, rule]));
  const now = new Map((after.rules ?? []).map((rule) => [rule.id, rule]));
  return [
    ...[...now].flatMap(([id, rule]) => changeOf(`规则 ${id}`, was.get(id), rule)),
    ...[...was.keys()]
      .filter((id) => !now.has(id))
      .map((id): Change => ({ what: `规则 ${id}`, kind: 'removed', lines: [] })),
    ...vocabularyChanges(before?.vocabulary ?? {}, after.vocabulary ?? {}),
    ...listChange('放行词', before?.allow ?? [], after.allow ?? []),
  ];
}

function changeOf(what: string, was: PackRule | undefined, now: PackRule): Change[] {
  if (!was) return [{ what, kind: 'added', lines: now.find ?? [] }];
  const lines = (Object.keys(FIELDS) as (keyof PackRule)[]).flatMap((field) =>
    fieldLines(field, was[field], now[field]),
  );
  return lines.length > 0 ? [{ what, kind: 'changed', lines }] : [];
}

function fieldLines(field: keyof PackRule, was: unknown, now: unknown): string[] {
  if (JSON.stringify(was) === JSON.stringify(now)) return [];
  const name = FIELDS[field] ?? field;
  if (!isList(was ?? []) || !isList(now ?? [])) return [`${name}：${spell(was)} → ${spell(now)}`];
  const before = new Set((was as unknown[] | undefined)?.map(spell));
  const after = new Set((now as unknown[] | undefined)?.map(spell));
  return [
    ...[...after].filter((each) => !before.has(each)).map((each) => `${name} ＋ ${each}`),
    ...[...before].filter((each) => !after.has(each)).map((each) => `${name} － ${each}`),
  ];
}

const isList = (value: unknown): value is unknown[] => Array.isArray(value);
const spell = (value: unknown): string =>
  value === undefined ? '（没有）' : typeof value === 'string' ? value : JSON.stringify(value);

function vocabularyChanges(
  was: Readonly<Record<string, readonly string[]>>,
  now: Readonly<Record<string, readonly string[]>>,
): Change[] {
  const names = [...new Set([...Object.keys(was), ...Object.keys(now)])];
  return names.flatMap((name) => listChange(`词表 ${name}`, was[name] ?? [], now[name] ?? []));
}

function listChange(what: string, was: readonly string[], now: readonly string[]): Change[] {
  const before = new Set(was);
  const after = new Set(now);
  const lines = [
    ...now.filter((word) => !before.has(word)).map((word) => `＋ ${word}`),
    ...was.filter((word) => !after.has(word)).map((word) => `－ ${word}`),
  ];
  if (lines.length === 0) return [];
  return [{ what, kind: was.length === 0 ? 'added' : now.length === 0 ? 'removed' : 'changed', lines }];
}

import { diffChars } from 'diff';
import type { Change, ChangedKind, ChangedLine } from '../../lib/policy/compare';
import { hrefOf, type Place } from '../../lib/policy/place';
import { listed, type MessageKey, t, word } from '../words';
import { toldInWords } from './meaning';

const KIND = { added: 'stChangeAdded', removed: 'stChangeRemoved', changed: 'stChangeChanged' } as const;
const OF: Readonly<Record<ChangedKind, MessageKey>> = {
  rule: 'stuOfRule',
  words: 'stuOfWords',
  reply: 'stuOfReply',
  clock: 'stuOfClock',
  recurring: 'stuOfRecurring',
  allow: 'stuAllow',
  setting: 'stuOfSetting',
};

export interface ChangeListProps {
  changes: readonly Change[];
  /** what a rule says, for those who do not know it by its id */
  nameOf?: (change: Change) => string | undefined;
}

/** What differs between two versions: one entry a rule, vocabulary, reply or setting, its words coloured. */
export function ChangeList({ changes, nameOf }: ChangeListProps) {
  if (changes.length === 0) return <p class="secondary">{t('stUnchanged')}</p>;
  return (
    <ul class="studio-changes">
      {changes.map((change) => (
        <li key={`${change.of} ${change.id}`}>
          <p>
            <span class={`studio-kind kind-${change.kind}`}>{t(KIND[change.kind])}</span>{' '}
            {change.id !== '' && t(OF[change.of])}{' '}
            <a href={hrefOf(placeOf(change))}>{(nameOf?.(change) ?? change.id) || t(OF[change.of])}</a>
          </p>
          <dl>
            {change.lines.map((line, index) => (
              <Line key={index} line={line} />
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}

function Line({ line }: { line: ChangedLine }) {
  const { field } = line;
  const was = line.was === undefined ? undefined : toldInWords(line.was);
  const now = line.now === undefined ? undefined : toldInWords(line.now);
  return (
    <>
      <dt>{fieldWord(field)}</dt>
      <dd class="page-text">
        {was !== undefined && now !== undefined ? (
          diffChars(was, now).map(({ added, removed, value }, index) =>
            added ? (
              <ins key={index}>{value}</ins>
            ) : removed ? (
              <del key={index}>{value}</del>
            ) : (
              <span key={index}>{value}</span>
            ),
          )
        ) : was === undefined ? (
          <ins>{now}</ins>
        ) : (
          <del>{was}</del>
        )}
      </dd>
    </>
  );
}

/** `when.fault` → 什么情况下算 · 责任 */
const fieldWord = (field: string): string =>
  field
    .split('.')
    .map((part) => word('field', part))
    .join(' · ');

function placeOf({ of, id }: Change): Place {
  if (of === 'rule') return { at: 'rule', id: id.split(' ')[0] ?? id };
  if (of === 'words') return { at: 'words', id };
  if (of === 'allow') return { at: 'words' };
  if (of === 'reply') return { at: 'replies', id };
  return { at: of === 'setting' ? 'pack' : 'limits' };
}

/** 2 条规则、1 个词表 */
export function changesInWords(changes: readonly Change[]): string {
  const count = new Map<ChangedKind, number>();
  for (const { of } of changes) count.set(of, (count.get(of) ?? 0) + 1);
  return listed(
    [...count].map(([of, number]) =>
      of === 'setting' || of === 'allow' ? t(OF[of]) : t('stuCountOf', number, t(OF[of])),
    ),
  );
}

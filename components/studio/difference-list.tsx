import { useState } from 'preact/hooks';
import { type Difference, KINDS, type Kind, type Listed } from '../../lib/policy/differences';
import { hrefOf } from '../../lib/policy/place';
import { type MessageKey, t, word, wordsOf } from '../words';

const SHOWN = 100;
const AROUND = 24;

const KIND_WORDS: Readonly<Record<Kind, MessageKey>> = {
  added: 'stAdded',
  gone: 'stGone',
  both: 'stBoth',
  shadow: 'stShadow',
};

export interface DifferenceListProps extends Listed {
  onWrongHit: (difference: Difference) => void;
}

/** What is found, by which of the two policies: one kind at a time, the new ones first where there are some. */
export function DifferenceList({ counts, differences, onWrongHit }: DifferenceListProps) {
  const [wanted, setWanted] = useState<Kind | undefined>(undefined);
  const there = KINDS.filter((kind) => counts[kind] > 0);
  const chosen = wanted !== undefined && counts[wanted] > 0 ? wanted : there[0];
  if (chosen === undefined) return null;
  const listed = differences.filter(({ kind }) => kind === chosen).slice(0, SHOWN);
  const left = counts[chosen] - listed.reduce((sum, { times }) => sum + times, 0);
  return (
    <>
      <fieldset class="studio-modes studio-kinds">
        <legend class="unseen">{t('stKinds')}</legend>
        {there.map((kind) => (
          <label key={kind} class={kind === chosen ? 'chosen' : undefined}>
            <input type="radio" name="kinds" checked={kind === chosen} onChange={() => setWanted(kind)} />
            {t('stKindCount', t(KIND_WORDS[kind]), counts[kind])}
          </label>
        ))}
      </fieldset>
      <Differences key={chosen} differences={listed} onWrongHit={onWrongHit} />
      {left > 0 && <p class="secondary">{t('stTrialMore', left)}</p>}
    </>
  );
}

type ListProps = Pick<DifferenceListProps, 'differences' | 'onWrongHit'>;

/** From entry to entry with the arrow keys (or J and K); P makes of a wrong hit a sentence that must pass. */
function Differences({ differences, onWrongHit }: ListProps) {
  const onKeyDown = (event: KeyboardEvent, difference: Difference) => {
    const here = event.currentTarget;
    if (event.isComposing || !(here instanceof HTMLElement) || event.target !== here) return;
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    if (step !== undefined) {
      const to = step > 0 ? here.nextElementSibling : here.previousElementSibling;
      if (to instanceof HTMLElement) to.focus();
    } else if (event.key.toLowerCase() === 'p' && !event.ctrlKey && !event.metaKey && difference.kind !== 'gone')
      onWrongHit(difference);
    else return;
    event.preventDefault();
  };
  return (
    <ul class="studio-differences">
      {differences.map((difference, index) => (
        // One stop for the list; the arrow keys go within it.
        <li key={index} tabIndex={index === 0 ? 0 : -1} onKeyDown={(event) => onKeyDown(event, difference)}>
          <Entry difference={difference} onWrongHit={onWrongHit} />
        </li>
      ))}
    </ul>
  );
}

/** A message with its words marked, the rule that found them, and who was taken to be at fault. */
function Entry({ difference, onWrongHit }: { difference: Difference; onWrongHit: ListProps['onWrongHit'] }) {
  const { message, finding, kind, times } = difference;
  return (
    <>
      <p class="page-text">
        {message.text.slice(Math.max(0, finding.start - AROUND), finding.start)}
        <mark>{message.text.slice(finding.start, finding.end)}</mark>
        {message.text.slice(finding.end, finding.end + AROUND)}
      </p>
      <p class="secondary">
        {kind === 'gone' ? finding.say : <a href={hrefOf({ at: 'rule', id: finding.rule })}>{finding.say}</a>}
      </p>
      <p class="studio-row secondary">
        <span>
          {[
            t('stTrialFault', word('fault', message.facts.fault)),
            wordsOf(message.where),
            ...(times > 1 ? [t('stTimes', times)] : []),
          ].join(' · ')}
        </span>
        {kind !== 'gone' && (
          <button type="button" class="quiet" onClick={() => onWrongHit(difference)}>
            {t('stWrongHit')} <kbd>P</kbd>
          </button>
        )}
      </p>
    </>
  );
}

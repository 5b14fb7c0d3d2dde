import { useState } from 'preact/hooks';
import { CATEGORIES, SEVERITIES } from '../../lib/model/category';
import { hrefOf, type Place } from '../../lib/policy/place';
import type { Found } from '../../lib/policy/search';
import type { Rule } from '../../lib/wording/rule';
import { type MessageKey, t, word, wordsName } from '../words';

export interface StudioNavProps {
  rules: readonly Rule[];
  at: Place;
  /** rules that the pack itself holds */
  own: ReadonlySet<string>;
  wrong: ReadonlySet<string>;
  counts: { words: number; replies: number; settings: number; health: number };
  search: (asked: string) => readonly Found[];
}

/** The way to everything: a search through all of it, the rules as they act, and the rest of the pack. */
export function StudioNav(props: StudioNavProps) {
  const [asked, setAsked] = useState('');
  return (
    <nav class="studio-nav" data-local aria-label={t('stRules')}>
      <input
        type="search"
        aria-label={t('stuSearch')}
        placeholder={t('stuSearch')}
        value={asked}
        onInput={(event) => setAsked(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setAsked('');
        }}
      />
      {asked.trim() === '' ? <Rooms {...props} /> : <Results found={props.search(asked)} asked={asked} />}
    </nav>
  );
}

const OF: Readonly<Record<Found['of'], MessageKey>> = {
  rule: 'stuOfRule',
  words: 'stuOfWords',
  reply: 'stuOfReply',
  clock: 'stuOfClock',
  recurring: 'stuOfRecurring',
};

function Results({ found, asked }: { found: readonly Found[]; asked: string }) {
  return (
    <>
      <p class="secondary" role="status">
        {found.length === 0 ? t('stuNoMatch', asked) : t('stuMatches', found.length)}
      </p>
      <ul class="studio-found">
        {found.map(({ of, title, line, place }) => (
          <li key={hrefOf(place)}>
            <a href={hrefOf(place)}>
              <span>
                <span class="secondary">{t(OF[of])}</span> {of === 'words' ? wordsName(title) : title}
              </span>
              {line !== title && <span class="secondary page-text">{line}</span>}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function Rooms({ rules, at, own, wrong, counts }: StudioNavProps) {
  return (
    <>
      <a class="studio-new" href={hrefOf({ at: 'new' })} aria-current={at.at === 'new' ? 'page' : undefined}>
        ＋ {t('stNewRule')}
      </a>
      {SEVERITIES.map((severity) => {
        const acting = rules.filter((rule) => rule.severity === severity);
        const categories = CATEGORIES.filter((category) => acting.some((rule) => rule.category === category));
        if (categories.length === 0) return null;
        return (
          <section key={severity}>
            <h2>{word('severity', severity)}</h2>
            {categories.map((category) => {
              const of = acting.filter((rule) => rule.category === category);
              const isHere = at.at === 'rule' && of.some((rule) => rule.id === at.id);
              return (
                <details key={category} open={isHere}>
                  <summary class={isHere ? 'here' : undefined}>
                    <i class={`dot dot-${severity}`} aria-hidden="true" />
                    <span>{word('cat', category)}</span>
                    {of.some((rule) => wrong.has(rule.id)) && <Wrong />}
                    <span class="figure">{of.length}</span>
                  </summary>
                  <ul>
                    {of.map((rule) => (
                      <li key={rule.id}>
                        <a
                          href={hrefOf({ at: 'rule', id: rule.id })}
                          aria-current={at.at === 'rule' && at.id === rule.id ? 'page' : undefined}
                          class={[own.has(rule.id) ? 'own' : '', rule.mode].join(' ')}
                        >
                          <span>{rule.say}</span>
                          {rule.mode !== 'enforce' && (
                            <span class="secondary">{t(rule.mode === 'off' ? 'stModeOff' : 'stModeShadow')}</span>
                          )}
                          {wrong.has(rule.id) && <Wrong />}
                        </a>
                      </li>
                    ))}
                  </ul>
                </details>
              );
            })}
          </section>
        );
      })}
      <section>
        <h2>{t('stuRest')}</h2>
        <ul class="studio-rest">
          <Room to="words" at={at} label={t('stuWords')} count={counts.words} />
          <Room to="replies" at={at} label={t('stuReplies')} count={counts.replies} />
          <Room to="limits" at={at} label={t('stuLimits')} count={counts.settings} />
          <Room to="pack" at={at} label={t('stuPack')} />
          <li>
            <a
              href={hrefOf({ at: 'health' })}
              aria-current={at.at === 'health' ? 'page' : undefined}
              class={counts.health > 0 ? 'warn' : undefined}
            >
              {counts.health > 0 ? t('stCheckUp', counts.health) : t('stCheckUpClean')}
            </a>
          </li>
        </ul>
      </section>
    </>
  );
}

interface RoomProps {
  to: 'words' | 'replies' | 'limits' | 'pack';
  at: Place;
  label: string;
  count?: number;
}

function Room({ to, at, label, count }: RoomProps) {
  return (
    <li>
      <a href={hrefOf({ at: to })} aria-current={at.at === to ? 'page' : undefined}>
        <span>{label}</span>
        {count !== undefined && <span class="figure">{count}</span>}
      </a>
    </li>
  );
}

const Wrong = () => (
  <span class="severity-block" role="img" aria-label={t('stuWrong')}>
    !
  </span>
);

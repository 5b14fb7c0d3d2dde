import { closedByWeekday, keptByWeek, keptRate, openByAge, twoWeeks } from '../../../lib/insight/figures';
import type { Round } from '../../../lib/memo/round';
import type { Memo } from '../../../lib/model/memo';
import { Notice } from '../../notice';
import { t } from '../../words';
import { AgeBars } from './age-bars';
import { KeptLine, percent } from './kept-line';
import { WeekBars } from './week-bars';

export interface FiguresPaneProps {
  /** open ones, and those finished in the last weeks */
  memos: readonly Memo[];
  rounds: readonly Round[];
  now: number;
}

/** The agent's own figures: this week against last in four numbers, three small pictures. */
export function FiguresPane({ memos, rounds, now }: FiguresPaneProps) {
  if (memos.length === 0) return <Notice title={t('figuresEmpty')} help={t('figuresEmptyDo')} />;
  const { present, last } = twoWeeks(memos, rounds, now);
  return (
    <div class="figures">
      <header>
        <h1>{t('figuresThisWeek')}</h1>
        <p class="secondary">{t('figuresMine')}</p>
      </header>
      <dl class="tiles">
        <Tile
          name={t('figuresKept')}
          value={percent(keptRate(present.promises))}
          more={t('figuresKeptOf', present.promises.due, present.promises.kept)}
          last={percent(keptRate(last.promises))}
        />
        <Tile name={t('figuresClosed')} value={t('figuresItems', present.closed)} last={String(last.closed)} />
        <Tile name={t('figuresTime')} value={spanWords(present.timeToClose)} last={spanWords(last.timeToClose)} />
        <Tile
          name={t('figuresRounds')}
          value={t('figuresRoundDays', present.roundsClosed)}
          last={t('figuresRoundDays', last.roundsClosed)}
        />
      </dl>
      <div class="charts">
        <WeekBars days={closedByWeekday(memos, now)} />
        <KeptLine weeks={keptByWeek(memos, now)} />
        <AgeBars ages={openByAge(memos, now)} />
      </div>
    </div>
  );
}

function Tile({ name, value, more, last }: { name: string; value: string; more?: string; last: string }) {
  return (
    <div class="tile">
      <dt>{name}</dt>
      <dd class="tile-value figure">{value}</dd>
      <dd class="secondary figure">
        {more && `${more} · `}
        {t('figuresLast', last)}
      </dd>
    </div>
  );
}

/** "40 分", "5.2 小时", "3.1 天" */
function spanWords(ms: number | undefined): string {
  if (ms === undefined) return t('figuresNone');
  const hours = ms / 3_600_000;
  if (hours < 1) return t('figuresMinutes', Math.max(1, Math.round(hours * 60)));
  return hours < 48 ? t('figuresHours', hours.toFixed(1)) : t('figuresDays', (hours / 24).toFixed(1));
}

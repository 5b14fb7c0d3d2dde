import { scaleLinear, scalePoint } from 'd3-scale';
import { curveMonotoneX, line } from 'd3-shape';
import { keptRate, type PromiseCount } from '../../../lib/insight/figures';
import { monthDay } from '../../moments';
import { listed, t } from '../../words';
import { Chart } from './chart';

const [WIDE, TALL, FOOT, TOP, LEFT] = [340, 132, 18, 14, 34];

export interface KeptLineProps {
  weeks: readonly ({ from: number } & PromiseCount)[];
}

/** The share of promises kept, week by week; a week without any leaves a gap, it is no zero. */
export function KeptLine({ weeks }: KeptLineProps) {
  const names = weeks.map(({ from }) => monthDay(from));
  const x = scalePoint(names, [LEFT + 6, WIDE - 14]);
  const y = scaleLinear([0, 1], [TALL - FOOT, TOP]);
  const points = weeks.map((week, i) => ({ name: names[i] ?? '', rate: keptRate(week), due: week.due }));
  const path = line<(typeof points)[number]>()
    .defined(({ rate }) => rate !== undefined)
    .x(({ name }) => x(name) ?? 0)
    .y(({ rate }) => y(rate ?? 0))
    .curve(curveMonotoneX);
  return (
    <Chart
      title={t('figuresByWeek')}
      says={listed(
        points.map(({ name, rate }) => `${name} ${percent(rate)}`),
        'listComma',
      )}
      head={[t('figuresWeekOf', ''), t('figuresDue'), t('figuresKeptCount'), t('figuresRate')]}
      rows={weeks.map((week) => [monthDay(week.from), week.due, week.kept, percent(keptRate(week))])}
      wide={WIDE}
      tall={TALL}
    >
      {[0, 0.5, 1].map((share) => (
        <g key={share}>
          <line class={share === 0 ? 'axis' : 'grid-line'} x1={LEFT} x2={WIDE} y1={y(share)} y2={y(share)} />
          <text class="tick tick-y" x={LEFT - 6} y={y(share) + 4}>
            {percent(share)}
          </text>
        </g>
      ))}
      <path class="line" d={path(points) ?? ''} />
      {points.map(({ name, rate }, i) => (
        <g key={name}>
          {rate !== undefined && <circle class="dot" cx={x(name)} cy={y(rate)} r={i === points.length - 1 ? 4 : 2.5} />}
          {(points.length - 1 - i) % 2 === 0 && (
            <text class="tick" x={x(name)} y={TALL - 4}>
              {name}
            </text>
          )}
        </g>
      ))}
    </Chart>
  );
}

export const percent = (rate: number | undefined): string => (rate === undefined ? '–' : `${Math.round(rate * 100)}%`);

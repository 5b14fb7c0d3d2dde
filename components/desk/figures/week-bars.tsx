import { scaleBand, scaleLinear } from 'd3-scale';
import { listed, t } from '../../words';
import { Chart } from './chart';

const [WIDE, TALL, FOOT, TOP] = [340, 132, 18, 16];

export interface WeekBarsProps {
  days: readonly { present: number | undefined; last: number }[];
}

/** How many were closed on each day: this week filled, last week in outline beside it. */
export function WeekBars({ days }: WeekBarsProps) {
  const names = mondayFirst();
  const most = Math.max(1, ...days.flatMap(({ present = 0, last }) => [present, last]));
  const x = scaleBand(names, [0, WIDE]).paddingInner(0.28).paddingOuter(0.1);
  const side = scaleBand(['last', 'present'], [0, x.bandwidth()]).paddingInner(0.12);
  const y = scaleLinear([0, most], [TALL - FOOT, TOP]);
  const bar = (of: 'last' | 'present', day: string, count: number) => (
    <rect
      class={`bar-${of}`}
      x={(x(day) ?? 0) + (side(of) ?? 0)}
      y={y(count)}
      width={side.bandwidth()}
      height={TALL - FOOT - y(count)}
      rx={2}
    />
  );
  return (
    <Chart
      title={t('figuresByDay')}
      says={listed(
        days.map(({ present, last }, i) => `${names[i]} ${present ?? '–'} / ${last}`),
        'listComma',
      )}
      head={[t('figuresWeekday'), t('figuresPresent'), t('figuresLastWeek')]}
      rows={days.map(({ present, last }, i) => [names[i] ?? '', present ?? '–', last])}
      wide={WIDE}
      tall={TALL}
      legend={
        <span class="legend secondary">
          <span class="key key-present" aria-hidden="true" /> {t('figuresPresent')}{' '}
          <span class="key key-last" aria-hidden="true" /> {t('figuresLastWeek')}
        </span>
      }
    >
      <line class="axis" x1={0} x2={WIDE} y1={TALL - FOOT} y2={TALL - FOOT} />
      {days.map(({ present, last }, i) => {
        const day = names[i] ?? '';
        const middle = (x(day) ?? 0) + x.bandwidth() / 2;
        return (
          <g key={day}>
            {bar('last', day, last)}
            {present !== undefined && bar('present', day, present)}
            {present !== undefined && present > 0 && (
              <text class="value" x={(x(day) ?? 0) + (side('present') ?? 0) + side.bandwidth() / 2} y={y(present) - 4}>
                {present}
              </text>
            )}
            <text class="tick" x={middle} y={TALL - 4}>
              {day}
            </text>
          </g>
        );
      })}
    </Chart>
  );
}

/** The weekdays' short names, Monday first. */
function mondayFirst(): readonly string[] {
  const [sunday = '', ...rest] = t('weekdayNames').split(',');
  return [...rest, sunday];
}

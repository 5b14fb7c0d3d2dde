import { scaleLinear } from 'd3-scale';
import { AGES, type Age } from '../../../lib/insight/figures';
import { listed, t, word } from '../../words';
import { Chart } from './chart';

const [WIDE, ROW, NAME, GAP] = [340, 26, 84, 36];

/** How long what is open has waited. A week and more is marked, in words as well. */
export function AgeBars({ ages }: { ages: Record<Age, number> }) {
  const most = Math.max(1, ...AGES.map((age) => ages[age]));
  const x = scaleLinear([0, most], [0, WIDE - NAME - GAP]);
  return (
    <Chart
      title={t('figuresByAge')}
      says={listed(
        AGES.map((age) => `${word('age', age)} ${ages[age]}`),
        'listComma',
      )}
      head={[t('figuresByAge'), t('figuresCount')]}
      rows={AGES.map((age) => [word('age', age), ages[age]])}
      wide={WIDE}
      tall={ROW * AGES.length}
    >
      {AGES.map((age, i) => (
        <g key={age} transform={`translate(0 ${i * ROW})`}>
          <text class="tick tick-name" x={0} y={17}>
            {word('age', age)}
          </text>
          <rect
            class={age === 'older' && ages[age] > 0 ? 'bar-late' : 'bar-present'}
            x={NAME}
            y={5}
            width={Math.max(ages[age] > 0 ? 3 : 0, x(ages[age]))}
            height={ROW - 10}
            rx={2}
          />
          <text class="value value-end" x={NAME + x(ages[age]) + 8} y={17}>
            {ages[age]}
          </text>
        </g>
      ))}
    </Chart>
  );
}

import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { t } from '../../words';

export interface ChartProps {
  title: string;
  /** one sentence that says what the picture shows */
  says: string;
  /** the same figures, as a table */
  head: readonly string[];
  rows: readonly (readonly (string | number)[])[];
  wide: number;
  tall: number;
  legend?: ComponentChildren;
  children: ComponentChildren;
}

/** A small picture of figures with its words for those who do not see it, and its table for everybody. */
export function Chart({ title, says, head, rows, wide, tall, legend, children }: ChartProps) {
  const id = useId();
  return (
    <figure class="chart">
      <figcaption>
        <span id={`${id}-title`}>{title}</span>
        {legend}
      </figcaption>
      <svg role="img" aria-labelledby={`${id}-title ${id}-says`} viewBox={`0 0 ${wide} ${tall}`}>
        <title id={`${id}-says`}>{says}</title>
        {children}
      </svg>
      <details>
        <summary>{t('figuresTable')}</summary>
        <table class="figures-table">
          <thead>
            <tr>
              {head.map((each) => (
                <th key={each} scope="col">
                  {each}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, ...cells]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {cells.map((cell, i) => (
                  <td key={head[i + 1]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

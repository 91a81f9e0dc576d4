import { lazy, Suspense } from 'react'
import { ScrollRegion } from '../tables/scroll-region.tsx'
import { type DataVisualizationBlock, type Figures, figuresOf } from './shape.ts'

const Chart = lazy(async () => ({ default: (await import('./chart.tsx')).Chart }))

const kinds = { pie: 'Pie chart', bar: 'Bar chart', line: 'Line chart', area: 'Area chart' } as const

const FiguresTable = ({ title, figures: { headings, rows } }: { title: string; figures: Figures }) => (
  <table className="data-grid">
    <caption className="visually-hidden">{title}</caption>
    <thead>
      <tr>
        {headings.map((heading, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two may have one name
          <th key={index} scope="col" className={index === 0 ? 'align-left' : 'align-right'}>
            {heading}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(({ name, values }) => (
        <tr key={name}>
          <th scope="row">{name}</th>
          {values.map((value, index) => (
            <td key={headings[index + 1]} className="align-right">
              {value?.toLocaleString('en')}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
)

/** A chart and, for whoever cannot or does not want to look at it, its figures. */
export const DataVisualization = ({ block: { title, chart } }: { block: DataVisualizationBlock }) => (
  <figure className="block-chart">
    <figcaption className="strong">{title}</figcaption>
    <div className="chart-place" role="img" aria-label={`${kinds[chart.type]}: ${title}. Its figures follow.`}>
      <Suspense fallback={null}>
        <Chart chart={chart} />
      </Suspense>
    </div>
    <details className="chart-figures">
      <summary>Figures</summary>
      <ScrollRegion label={`Figures: ${title}`}>
        <FiguresTable title={title} figures={figuresOf(chart)} />
      </ScrollRegion>
    </details>
  </figure>
)

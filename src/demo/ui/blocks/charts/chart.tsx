import { Pie } from './pie.tsx'
import { Plot } from './plot.tsx'
import type { Chart as Shape } from './shape.ts'

/** Loaded when the first chart is drawn: what draws it is larger than the rest of the page. */
export const Chart = ({ chart }: { chart: Shape }) =>
  chart.type === 'pie' ? <Pie chart={chart} /> : <Plot chart={chart} />

import { useId } from 'react'
import { Area, Bar, CartesianGrid, ComposedChart, Legend, Line, Tooltip, XAxis, YAxis } from 'recharts'
import { colorOf, dashOf, Patterns, patternId } from './look.tsx'
import { figuresOf, type PlotChart } from './shape.ts'

const still = { isAnimationActive: false } as const

/** Points by category; series by their place, because a name may be any text and is no path. */
const pointsOf = (chart: PlotChart) =>
  figuresOf(chart).rows.map(({ name, values }) => ({ category: name, values: values.map((value) => value ?? null) }))

const seriesOf = ({ type, series }: PlotChart, id: string) =>
  series.map(({ name }, index) => {
    const shared = { key: name, name, dataKey: `values[${index}]`, ...still }
    const fill = `url(#${patternId(id, index)})`
    const stroke = {
      stroke: colorOf(index),
      strokeWidth: 2,
      strokeDasharray: dashOf(index),
      legendType: 'plainline',
    } as const
    if (type === 'bar') return <Bar {...shared} key={name} fill={fill} maxBarSize={48} />
    if (type === 'area') return <Area {...shared} key={name} {...stroke} fill={fill} fillOpacity={0.35} />
    return <Line {...shared} key={name} {...stroke} dot={{ r: 3, strokeDasharray: '' }} />
  })

const axis = { stroke: 'var(--line-strong)', tick: { fill: 'var(--text-soft)', fontSize: 12 } } as const
const axisName = (value: string | undefined, more: object) =>
  value === undefined ? false : { value, fill: 'var(--text-soft)', fontSize: 12, ...more }

const tooltip = {
  border: '1px solid var(--line)',
  borderRadius: 'var(--radius)',
  background: 'var(--ground-raised)',
  fontSize: 13,
} as const

/** Bars, lines or areas over categories. */
export const Plot = ({ chart }: { chart: PlotChart }) => {
  const id = useId()
  const { x_label, y_label } = chart.axis_config
  return (
    <ComposedChart
      responsive
      className="chart-drawing"
      accessibilityLayer={false}
      data={pointsOf(chart)}
      margin={{ top: 8, right: 12, bottom: x_label ? 16 : 0, left: 8 }}
    >
      <Patterns chart={id} count={chart.series.length} />
      <CartesianGrid stroke="var(--line)" vertical={false} />
      <XAxis dataKey="category" {...axis} label={axisName(x_label, { position: 'insideBottom', offset: -8 })} />
      <YAxis {...axis} width={48} label={axisName(y_label, { angle: -90, position: 'insideLeft' })} />
      <Tooltip
        {...still}
        cursor={chart.type === 'bar' ? false : { stroke: 'var(--line-strong)' }}
        itemSorter={() => 0}
        contentStyle={tooltip}
      />
      {chart.series.length > 1 && <Legend verticalAlign="top" iconSize={20} itemSorter={null} />}
      {seriesOf(chart, id)}
    </ComposedChart>
  )
}

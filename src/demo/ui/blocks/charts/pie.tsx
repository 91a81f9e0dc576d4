import { useId } from 'react'
import { Legend, PieChart, Pie as Slices } from 'recharts'
import { Patterns, patternId } from './look.tsx'
import type { PieChart as Shape } from './shape.ts'

/** Names and shares stand in the legend: beside the segments there is no room for them on a narrow screen. */
export const Pie = ({ chart: { segments } }: { chart: Shape }) => {
  const id = useId()
  const sum = segments.reduce((before, { value }) => before + value, 0)
  const data = segments.map(({ label, value }, index) => ({
    name: `${label} ${Math.round((value / sum) * 100)}%`,
    value,
    fill: `url(#${patternId(id, index)})`,
  }))
  return (
    <PieChart responsive className="chart-drawing" accessibilityLayer={false}>
      <Patterns chart={id} count={segments.length} />
      <Slices
        data={data}
        dataKey="value"
        outerRadius="90%"
        startAngle={90}
        endAngle={-270}
        stroke="var(--ground)"
        strokeWidth={2}
        isAnimationActive={false}
      />
      <Legend itemSorter={null} />
    </PieChart>
  )
}

import { useId } from 'react'
import { PieChart, Pie as Slices } from 'recharts'
import { Patterns, patternId } from './look.tsx'
import type { PieChart as Shape } from './shape.ts'

/** Each segment has its name and share beside it, so that no legend is needed. */
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
        outerRadius="70%"
        startAngle={90}
        endAngle={-270}
        stroke="var(--ground)"
        strokeWidth={2}
        isAnimationActive={false}
        label={({ name, x, y, textAnchor }) => (
          <text x={x} y={y} textAnchor={textAnchor} dominantBaseline="central" className="chart-text">
            {name}
          </text>
        )}
      />
    </PieChart>
  )
}

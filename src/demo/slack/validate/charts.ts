import { z } from 'zod'
import { limits } from './limits.ts'
import type { Path } from './problems.ts'
import { type Report, rule } from './rules.ts'
import { blockId, string } from './text.ts'

const label = string(limits.chart.label)
const axisLabel = string(limits.chart.axisLabel).optional()

const pie = z.strictObject({
  type: z.literal('pie'),
  segments: z
    .array(z.strictObject({ label, value: z.number().positive() }))
    .min(1)
    .max(limits.chart.segments),
})

const point = z.strictObject({ label, value: z.number() })
const oneSeries = z.strictObject({ name: label, data: z.array(point).min(1).max(limits.chart.points) })

const axes = z.strictObject({
  categories: z.array(label).min(1).max(limits.chart.points),
  x_label: axisLabel,
  y_label: axisLabel,
})

type Plot = {
  series: readonly { name: string; data: readonly { label: string }[] }[]
  axis_config: { categories: readonly string[] }
}

const reportRepeated = (labels: readonly string[], pathOf: (index: number) => Path, report: Report): void => {
  for (const [index, text] of labels.entries()) {
    if (labels.indexOf(text) < index) report('duplicate_label', `"${text}" already exists`, pathOf(index))
  }
}

/** Names, categories and points are unique, and every series has a point for exactly the categories. */
const labelsMatch = ({ series, axis_config: { categories } }: Plot, report: Report): void => {
  const names = series.map(({ name }) => name)
  reportRepeated(names, (index) => ['series', index, 'name'], report)
  reportRepeated(categories, (index) => ['axis_config', 'categories', index], report)
  for (const [index, { data }] of series.entries()) {
    const labels = data.map((given) => given.label)
    reportRepeated(labels, (at) => ['series', index, 'data', at, 'label'], report)
    for (const [at, text] of labels.entries()) {
      const path = ['series', index, 'data', at, 'label']
      if (!categories.includes(text)) report('label_not_in_categories', `"${text}" is not a category`, path)
    }
    const missing = categories.filter((category) => !labels.includes(category))
    if (missing.length > 0) {
      report('label_not_in_categories', `has no point for ${missing.join(', ')}`, ['series', index, 'data'])
    }
  }
}

const plotted = <T extends string>(type: T) =>
  z
    .strictObject({
      type: z.literal(type),
      series: z.array(oneSeries).min(1).max(limits.chart.series),
      axis_config: axes,
    })
    .superRefine(rule(labelsMatch))

export const dataVisualization = z.strictObject({
  type: z.literal('data_visualization'),
  block_id: blockId,
  title: string(limits.chart.title),
  chart: z.discriminatedUnion('type', [pie, plotted('bar'), plotted('area'), plotted('line')]),
})

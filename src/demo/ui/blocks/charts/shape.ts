/** The block `data_visualization`, as on Slack's page; it is not among the published types. */
export type DataVisualizationBlock = { type: 'data_visualization'; block_id?: string; title: string; chart: Chart }

export type PieChart = { type: 'pie'; segments: { label: string; value: number }[] }

export type Series = { name: string; data: { label: string; value: number }[] }

export type PlotChart = {
  type: 'bar' | 'line' | 'area'
  series: Series[]
  axis_config: { categories: string[]; x_label?: string; y_label?: string }
}

export type Chart = PieChart | PlotChart

export type Figures = { headings: string[]; rows: { name: string; values: (number | undefined)[] }[] }

/** The figures of a chart as a table: a row for each segment, or for each category with a column for each series. */
export const figuresOf = (chart: Chart): Figures => {
  if (chart.type === 'pie') {
    return {
      headings: ['Segment', 'Value'],
      rows: chart.segments.map(({ label, value }) => ({ name: label, values: [value] })),
    }
  }
  const { series, axis_config } = chart
  return {
    headings: [axis_config.x_label ?? 'Category', ...series.map(({ name }) => name)],
    rows: axis_config.categories.map((category) => ({
      name: category,
      values: series.map(({ data }) => data.find(({ label }) => label === category)?.value),
    })),
  }
}

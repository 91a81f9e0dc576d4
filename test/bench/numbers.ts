/** The value below which this share (0 to 1) of the values lies. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** Three significant digits, and all of the whole part. */
const short = (value: number): string => (value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3))

export const show = (values: readonly number[]): string => (values.length > 0 ? short(median(values)) : '–')

/** The median of the ratios of values measured one after the other, and the smallest and largest of them. */
export const showRatio = (values: readonly number[], others: readonly number[]): string => {
  const ratios = values.map((value, index) => value / (others[index] ?? Number.NaN))
  if (ratios.length === 0) return '–'
  const [middle, least, most] = [median(ratios), Math.min(...ratios), Math.max(...ratios)]
  return `**${middle.toFixed(2)}** (${least.toFixed(2)}–${most.toFixed(2)})`
}

export const markdownTable = (head: string[], rows: string[][]): string => {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => (row[column] ?? '').length), 3))
  const line = (row: string[]) => `| ${widths.map((width, column) => (row[column] ?? '').padEnd(width)).join(' | ')} |`
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}

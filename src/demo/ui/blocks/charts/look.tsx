const colors = 6
const patterns = ['solid', 'lines', 'dots'] as const
const dashes = ['', '7 4', '2 3', '10 3 2 3'] as const

export const colorOf = (index: number): string => `var(--chart-${(index % colors) + 1})`

/** Lines differ in their dashes too, areas in their pattern: nobody needs to tell colours apart. */
export const dashOf = (index: number): string => dashes[index % dashes.length] ?? ''

export const patternId = (chart: string, index: number): string => `${chart}-${index}`

/** Where colours come round again, the pattern is another one. */
const patternOf = (index: number) => patterns[(index + Math.floor(index / colors)) % patterns.length]

const Marks = ({ index }: { index: number }) => {
  switch (patternOf(index)) {
    case 'lines':
      return <path d="M-2 10 L10 -2 M-2 2 L2 -2 M6 10 L10 6" className="chart-marks" />
    case 'dots':
      return <circle cx={4} cy={4} r={1.5} className="chart-dot" />
    default:
      return null
  }
}

/** The fillings of a chart's bars, areas and segments. */
export const Patterns = ({ chart, count }: { chart: string; count: number }) => (
  <defs>
    {Array.from({ length: count }, (_, index) => (
      <pattern
        key={patternId(chart, index)}
        id={patternId(chart, index)}
        width={8}
        height={8}
        patternUnits="userSpaceOnUse"
      >
        <rect width={8} height={8} fill={colorOf(index)} />
        <Marks index={index} />
      </pattern>
    ))}
  </defs>
)

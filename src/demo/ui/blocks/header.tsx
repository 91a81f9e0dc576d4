import type { HeaderBlock } from '@slack/types'
import { TextObject } from '../text/index.tsx'

/** `level` came after the published types. */
type Leveled = HeaderBlock & { level?: number }

const headings = ['h3', 'h4', 'h5', 'h6'] as const

/** The page's own headings are above it. */
export const Header = ({ block: { text, level = 1 } }: { block: Leveled }) => {
  const Heading = headings[level - 1] ?? 'h6'
  return (
    <Heading className={`block-header block-header-${level}`}>
      <TextObject text={text} />
    </Heading>
  )
}

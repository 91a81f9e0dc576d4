import type { RichTextBlock, RichTextBlockElement, RichTextList } from '@slack/types'
import { Leaves } from './rich-text-leaf.tsx'

/** Pixels by which each level of a list moves to the right. */
const indentWidth = 24

const List = ({ list }: { list: RichTextList & { offset?: number } }) => {
  const { style, indent = 0, offset = 0, elements, border } = list
  const Tag = style === 'ordered' ? 'ol' : 'ul'
  return (
    <Tag
      className={`rich-text-list rich-text-list-${indent % 3} ${border ? 'rich-text-border' : ''}`}
      style={{ marginLeft: indent * indentWidth }}
      {...(style === 'ordered' && { start: offset + 1 })}
    >
      {elements.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: items have no other place than their order
        <li key={index} className="rich-text-line">
          <Leaves leaves={item.elements} />
        </li>
      ))}
    </Tag>
  )
}

const Part = ({ part }: { part: RichTextBlockElement }) => {
  switch (part.type) {
    case 'rich_text_list':
      return <List list={part} />
    case 'rich_text_quote':
      return (
        <blockquote className="rich-text-line">
          <Leaves leaves={part.elements} />
        </blockquote>
      )
    case 'rich_text_preformatted':
      return (
        <pre>
          <Leaves leaves={part.elements} />
        </pre>
      )
    default:
      return (
        <div className="rich-text-line">
          <Leaves leaves={part.elements} />
        </div>
      )
  }
}

export const RichText = ({ block }: { block: RichTextBlock }) => (
  <div className="rich-text">
    {block.elements.map((part, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other place than their order
      <Part key={index} part={part} />
    ))}
  </div>
)

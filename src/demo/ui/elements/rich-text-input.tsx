import { useId } from 'react'
import { isObject, objectsAt, stringAt, textAt } from '../../slack/json.ts'
import { readRichText } from '../../slack/render/rich-text.ts'
import { type PageReader, useReader } from '../state/reader.ts'
import type { KindProps } from './kind.ts'
import { EnterHint, onKeyDownOf, tellsOnEnter } from './text-inputs.tsx'

const richText = (text: string) =>
  text === ''
    ? null
    : { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }] }

/** What is typed here comes back to the letter; formatting that an app began with is read as plain text. */
const readValue = (value: unknown, reader: PageReader): string => {
  if (!isObject(value)) return ''
  const [section, ...others] = objectsAt(value, 'elements')
  const [leaf, ...leaves] = objectsAt(section, 'elements')
  const isPlain = others.length === 0 && leaves.length === 0 && leaf?.type === 'text'
  return isPlain ? (stringAt(leaf, 'text') ?? '') : readRichText(value, reader)
}

const linesOf = (lines: unknown, otherwise: number): number => (typeof lines === 'number' ? lines : otherwise)

/** Text without a way to format it. */
export const RichTextInput = ({ element, used, naming }: KindProps) => {
  const reader = useReader()
  const hint = useId()
  const tells = tellsOnEnter(used)
  const describedBy = [naming['aria-describedby'], tells ? hint : undefined].filter(Boolean).join(' ')
  return (
    <>
      <textarea
        {...naming}
        aria-describedby={describedBy || undefined}
        className="field"
        rows={Math.min(linesOf(element.min_lines, 4), 12)}
        value={readValue(used.value, reader)}
        placeholder={textAt(element, 'placeholder')}
        disabled={used.disabled}
        onChange={({ currentTarget }) => used.type(richText(currentTarget.value))}
        onBlur={() => used.flush()}
        onKeyDown={onKeyDownOf(used)}
      />
      {tells && <EnterHint id={hint} />}
    </>
  )
}

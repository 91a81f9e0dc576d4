import { AlertFillIcon } from '@primer/octicons-react'
import type { InputBlock } from '@slack/types'
import { useId } from 'react'
import { useSurface } from '../state/surface.tsx'
import { TextObject } from '../text/index.tsx'
import { BlockElement } from './block-element.tsx'

/** An input with its name above it; what helps and what is wrong stand below and are read with it. */
export const Input = ({ block }: { block: InputBlock }) => {
  const { label, hint, optional, element, block_id = '' } = block
  const id = useId()
  const error = useSurface().errors[block_id]
  const names = { label: `${id}-label`, hint: `${id}-hint`, error: `${id}-error` }
  const describedBy = [error && names.error, hint && names.hint].filter((name) => name !== undefined).join(' ')
  return (
    <div className={error ? 'block-input block-input-wrong' : 'block-input'}>
      <div className="input-label" id={names.label}>
        <TextObject text={label} />
        {optional && <span className="input-optional"> (optional)</span>}
      </div>
      <BlockElement
        block={block}
        element={element}
        labelledBy={names.label}
        {...(describedBy !== '' && { describedBy })}
      />
      {error && (
        <p className="input-error" id={names.error}>
          <AlertFillIcon size={12} /> {error}
        </p>
      )}
      {hint && (
        <p className="input-hint" id={names.hint}>
          <TextObject text={hint} />
        </p>
      )}
    </div>
  )
}

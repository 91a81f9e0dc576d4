import { AlertIcon, CheckCircleIcon, type Icon, InfoIcon, MegaphoneIcon, StopIcon } from '@primer/octicons-react'
import type { AlertBlock } from '@slack/types'
import { TextObject } from '../text/index.tsx'

type Level = NonNullable<AlertBlock['level']>

/** A sign and a word for each, so that the colour says nothing by itself. */
const levels: Record<Level, { Sign: Icon; word: string }> = {
  default: { Sign: MegaphoneIcon, word: 'Note' },
  info: { Sign: InfoIcon, word: 'Info' },
  success: { Sign: CheckCircleIcon, word: 'Success' },
  warning: { Sign: AlertIcon, word: 'Warning' },
  error: { Sign: StopIcon, word: 'Error' },
}

export const Alert = ({ block: { text, level = 'default' } }: { block: AlertBlock }) => {
  const { Sign, word } = levels[level]
  return (
    <div className={`block-alert block-alert-${level}`}>
      <Sign />
      <div>
        <strong>{word}: </strong>
        <TextObject text={text} />
      </div>
    </div>
  )
}

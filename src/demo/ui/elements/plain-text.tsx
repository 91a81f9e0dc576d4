import { isObject, stringAt } from '../../slack/json.ts'
import { TextObject } from '../text/index.tsx'

/** A text object where the app's JSON has one; what else stands there is left out. */
export const PlainText = ({ text }: { text: unknown }) =>
  isObject(text) ? (
    <TextObject
      text={{
        ...text,
        type: stringAt(text, 'type') ?? 'plain_text',
        text: stringAt(text, 'text') ?? '',
      }}
    />
  ) : null

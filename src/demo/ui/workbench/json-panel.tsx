import { useMemo, useState } from 'react'
import type { MessageShown, Screen, ViewShown } from '../../page/wire.ts'
import { textAt } from '../../slack/json.ts'
import { readBlocks } from '../../slack/render/blocks.ts'
import { readMrkdwn } from '../../slack/render/mrkdwn.ts'
import { type PageReader, useReader } from '../state/reader.ts'
import { useShown } from '../state/store.ts'
import { JsonViewer } from './json/viewer.tsx'
import { useTimeOf } from './time.ts'

/** Something that the bot has made and that is to be seen now. */
type Thing = { key: string; label: string; value: unknown }

const shortest = 40

const firstWords = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length > shortest ? `${line.slice(0, shortest)}…` : line
}

const viewThing = (kind: string, { id, content }: ViewShown): Thing => {
  const title = textAt(content, 'title')
  return { key: id, label: title ? `${kind}: ${title}` : kind, value: content }
}

const messageThing = (message: MessageShown, reader: PageReader, timeOf: (at: number) => string): Thing => {
  const { channel, ts, text, blocks, attachments, values } = message
  const words = text ? readMrkdwn(text, reader) : readBlocks(blocks, reader, { values, errors: {} })
  const author = reader.nameOf(message.author) ?? message.author
  return {
    key: `${channel} ${ts}`,
    label: `${timeOf(Number(ts) * 1_000)} ${author}: ${firstWords(words)}`,
    value: { text, blocks, ...(attachments.length > 0 && { attachments }) },
  }
}

const viewsOf = ({ stack, home }: Screen): Thing[] => [
  ...stack.toReversed().map((view) => viewThing('Modal', view)),
  ...(home ? [viewThing('Home tab', home)] : []),
]

const Choices = ({ label, things }: { label: string; things: readonly Thing[] }) =>
  things.length === 0 ? null : (
    <optgroup label={label}>
      {things.map(({ key, label }) => (
        <option key={key} value={key}>
          {label}
        </option>
      ))}
    </optgroup>
  )

/** What the messages, modals and the Home tab of the person are made of. */
export const JsonPanel = ({ place }: { place: string | undefined }) => {
  const { workspace, screen, messages: all } = useShown()
  const reader = useReader()
  const timeOf = useTimeOf()
  const [wanted, setWanted] = useState<string>()
  const here = all.get(place ?? workspace.places[0]?.id ?? '')
  // Long JSON is drawn anew only when it is another.
  const views = useMemo(() => viewsOf(screen), [screen])
  const messages = useMemo(
    () => (here ?? []).map((message) => messageThing(message, reader, timeOf)).reverse(),
    [here, reader, timeOf],
  )
  const things = [...views, ...messages]
  // Until someone chooses: what is on top, or came last.
  const thing = things.find(({ key }) => key === wanted) ?? things[0]

  if (!thing) return <p className="workbench-empty">No message, modal or Home tab to look into here.</p>
  return (
    <div className="json-panel">
      <label className="json-choice">
        Show
        <select value={thing.key} onChange={(event) => setWanted(event.target.value)}>
          <Choices label="Open now" things={views} />
          <Choices label="Messages here" things={messages} />
        </select>
      </label>
      <JsonViewer key={thing.key} title={thing.label} value={thing.value} />
    </div>
  )
}

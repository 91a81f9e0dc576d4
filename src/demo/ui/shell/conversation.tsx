import { useState } from 'react'
import type { PlaceShown } from '../../page/wire.ts'
import { Blocks } from '../blocks/index.tsx'
import { act } from '../state/server.ts'
import { useShown } from '../state/store.ts'
import { SurfaceProvider } from '../state/surface.tsx'
import { Mrkdwn } from '../text/index.tsx'

export const Conversation = ({ place }: { place: PlaceShown }) => {
  const { messages, me } = useShown()
  const [text, setText] = useState('')
  return (
    <main>
      {(messages.get(place.id) ?? []).map((message) => (
        <article key={message.ts}>
          {message.blocks.length > 0 ? (
            <SurfaceProvider
              kind="message"
              place={{ channel: message.channel, ts: message.ts }}
              blocks={message.blocks}
              values={message.values}
            >
              <Blocks blocks={message.blocks} />
            </SurfaceProvider>
          ) : (
            <Mrkdwn text={message.text} />
          )}
        </article>
      ))}
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void act('send', { person: me, channel: place.id, text })
          setText('')
        }}
      >
        <input aria-label="Message" value={text} onChange={(event) => setText(event.target.value)} />
      </form>
    </main>
  )
}

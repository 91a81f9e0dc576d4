import { Combobox, ComboboxItem, ComboboxPopover, useComboboxStore } from '@ariakit/react'
import { PaperAirplaneIcon, PlusIcon } from '@primer/octicons-react'
import { type KeyboardEvent, memo, useLayoutEffect, useRef, useState } from 'react'
import type { PlaceShown } from '../../page/wire.ts'
import { act } from '../state/server.ts'
import { useWorkspace } from '../state/store.ts'
import { useToast } from '../state/toasts.ts'
import { Avatar } from './avatar.tsx'
import { type Completion, completionsFor } from './completions.ts'
import { titleOf } from './conversation.tsx'
import { ShortcutMenu } from './shortcut-menu.tsx'

/** Slack cuts messages beyond this. */
const longest = 12_000

/** What was sent before, latest last, for every place of this page. */
const sent: string[] = []

const useRecall = (put: (text: string) => void) => {
  const back = useRef(0)
  return {
    forget: () => {
      back.current = 0
    },
    /** @returns whether there was something to recall */
    step: (by: 1 | -1): boolean => {
      const next = back.current + by
      if (next < 0 || next > sent.length) return false
      back.current = next
      put(next === 0 ? '' : (sent.at(-next) ?? ''))
      return true
    },
    isRecalling: () => back.current > 0,
  }
}

const Row = ({ completion, take }: { completion: Completion; take: (completion: Completion) => void }) => (
  <ComboboxItem
    className="completion"
    value={completion.id}
    setValueOnClick={false}
    focusOnHover
    onClick={() => take(completion)}
  >
    {completion.person ? (
      <>
        <Avatar id={completion.person.id} name={completion.person.name} size={20} />
        <span className="completion-text">{completion.person.name}</span>
      </>
    ) : (
      <span className="completion-text completion-command">{completion.text.trim()}</span>
    )}
    <span className="completion-hint">{completion.hint}</span>
    <span className="completion-detail">{completion.detail}</span>
  </ComboboxItem>
)

/** Where one types: `/` offers commands, `@` people, Up recalls, Enter sends, Shift-Enter breaks the line. */
export const Composer = memo(({ place }: { place: PlaceShown }) => {
  const { workspace, me } = useWorkspace()
  const toast = useToast()
  const [text, setText] = useState('')
  const [caret, setCaret] = useState(0)
  const [closed, setClosed] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const { items, eager } = completionsFor(text.slice(0, caret), workspace)
  const open = !closed && items.length > 0

  const put = (next: string) => {
    setText(next)
    setCaret(next.length)
    setClosed(true)
  }
  const recall = useRecall(put)
  const combobox = useComboboxStore({
    open,
    setOpen: (wanted) => setClosed(!wanted),
    resetValueOnHide: false,
    placement: 'top-start',
  })

  useLayoutEffect(() => {
    const area = field.current
    if (!area) return
    area.style.height = 'auto'
    area.style.height = `${Math.min(area.scrollHeight, 200)}px`
  })

  const take = (completion: Completion) => {
    const next = completion.text + text.slice(caret).trimStart()
    setText(next)
    setCaret(completion.text.length)
    setClosed(false)
    field.current?.focus()
    requestAnimationFrame(() => field.current?.setSelectionRange(completion.text.length, completion.text.length))
  }
  const send = () => {
    const wanted = text.trim()
    if (wanted === '') return
    if (sent.at(-1) !== wanted) sent.push(wanted)
    recall.forget()
    put('')
    act('send', { person: me, channel: place.id, text: wanted }).catch((error: Error) => {
      toast(error.message)
      // What was not sent is not lost, unless something else has been begun.
      setText((now) => (now === '' ? wanted : now))
    })
  }
  /** @returns whether the key did something here; the list of suggestions then does not hear of it */
  const used = (event: KeyboardEvent<HTMLTextAreaElement>): boolean => {
    const active = items.find(({ id }) => id === combobox.item(combobox.getState().activeId)?.value)
    const chosen = open ? (active ?? (eager || event.key === 'Tab' ? items[0] : undefined)) : undefined
    switch (event.key) {
      case 'Enter':
        if (event.shiftKey || event.nativeEvent.isComposing) return false
        if (chosen) take(chosen)
        else send()
        return true
      case 'Tab':
        if (event.shiftKey || !chosen) return false
        take(chosen)
        return true
      case 'ArrowUp':
        return !open && (text === '' || recall.isRecalling()) && recall.step(1)
      case 'ArrowDown':
        return !open && recall.isRecalling() && recall.step(-1)
      default:
        return false
    }
  }
  const keyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (!used(event)) return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <>
      <form
        className="composer"
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <ShortcutMenu className="composer-more" label="Shortcuts" icon={<PlusIcon />} placement="top-start" />
        <Combobox
          store={combobox}
          className="composer-text"
          value={text}
          autoComplete="list"
          autoSelect={eager}
          showOnClick={false}
          showOnChange={false}
          showOnKeyPress={false}
          setValueOnChange={false}
          aria-label={`Message ${titleOf(place)}`}
          render={
            <textarea
              ref={field}
              rows={1}
              maxLength={longest}
              // biome-ignore lint/a11y/noAutofocus: writing is what one comes to a conversation for
              autoFocus
              placeholder={`Message ${titleOf(place)}, or type / for commands`}
              onChange={(event) => {
                recall.forget()
                setText(event.target.value)
                setCaret(event.target.selectionStart)
                setClosed(false)
              }}
              onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
              onKeyDownCapture={keyDown}
            />
          }
        />
        <button type="submit" className="composer-send" aria-label="Send" disabled={text.trim() === ''}>
          <PaperAirplaneIcon />
        </button>
      </form>
      <ComboboxPopover store={combobox} className="popover completions" gutter={6} sameWidth aria-label="Suggestions">
        {items.map((completion) => (
          <Row key={completion.id} completion={completion} take={take} />
        ))}
      </ComboboxPopover>
    </>
  )
})

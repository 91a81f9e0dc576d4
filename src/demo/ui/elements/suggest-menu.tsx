import { useEffect, useRef, useState } from 'react'
import { textAt } from '../../slack/json.ts'
import type { UsedElement } from '../state/use-element.ts'
import type { KindProps } from './kind.ts'
import type { Offer } from './picker/offer.ts'
import { PickOne } from './picker/one.tsx'
import { PickSeveral } from './picker/several.tsx'
import { usePicker } from './picker/use-picker.ts'
import { choiceOf, chosenOf } from './select-menu.tsx'

/** The app is asked once typing pauses for this long (milliseconds). */
const pauseMs = 200

const loading: Offer = { choices: [], note: 'Loading…', busy: true }

const offered = async (used: UsedElement, query: string): Promise<Offer> => {
  try {
    const { options, notice } = await used.suggest(query)
    return { choices: options.map((option) => choiceOf(option)), note: notice }
  } catch (error) {
    return { choices: [], note: error instanceof Error ? error.message : String(error) }
  }
}

/** What the app offers for what is typed; answers to what was typed before are not waited for. */
const useOffer = (used: UsedElement, open: boolean, query: string): Offer => {
  const [offer, setOffer] = useState<Offer>(loading)
  const ask = useRef(used)
  ask.current = used
  useEffect(() => {
    setOffer(loading)
    if (!open) return
    let current = true
    const timer = setTimeout(
      async () => {
        const found = await offered(ask.current, query)
        if (current) setOffer(found)
      },
      query === '' ? 0 : pauseMs,
    )
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [open, query])
  return offer
}

/** A menu whose choices the app offers as one types. */
export const SuggestMenu = ({ element, used, naming }: KindProps) => {
  const chosen = chosenOf(used.value, [])
  const { many } = used.located.kind
  const picker = usePicker(many ? '' : (chosen[0]?.label ?? ''))
  const offer = useOffer(used, picker.open, picker.query)
  const shared = { used, naming, picker, offer, placeholder: textAt(element, 'placeholder') }
  return many ? <PickSeveral {...shared} chosen={chosen} /> : <PickOne {...shared} chosen={chosen[0]} />
}

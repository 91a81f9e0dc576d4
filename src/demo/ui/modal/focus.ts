import { useEffect, useRef } from 'react'
import type { ViewShown } from '../../page/wire.ts'

const usable = 'input:not([disabled]), textarea:not([disabled]), select:not([disabled])'
const focusable = `${usable}, button:not([disabled]), a[href], [tabindex="0"]`

/** A control, or the first one of a group. */
const controlIn = (found: HTMLElement | null | undefined): HTMLElement | null =>
  !found || found.matches(focusable) ? (found ?? null) : found.querySelector<HTMLElement>(focusable)

/** Where a person begins: where the app says, at the first field, or at the modal as a whole. */
const beginning = (dialog: HTMLElement): HTMLElement => {
  const body = dialog.querySelector('.modal-body')
  return (
    controlIn(body?.querySelector<HTMLElement>('[data-autofocus=true]')) ??
    body?.querySelector<HTMLElement>(usable) ??
    dialog
  )
}

/** Nothing that can be used has focus. */
const isLost = (dialog: HTMLElement): boolean => {
  const active = document.activeElement
  return active === null || active === document.body || active === dialog || active.closest('[inert]') !== null
}

type Standing = {
  /** Nothing lies on it. */
  isTop: boolean
  /** How often a submission has been answered. */
  answered: number
}

/** Gives the modal focus: at its beginning when it opens, where an error is, and again when what had it is gone. */
export const useFocusWithin = (dialog: HTMLElement | null, view: ViewShown, { isTop, answered }: Standing): void => {
  const opened = useRef<HTMLElement>(undefined)
  const { blocks } = view.content
  // biome-ignore lint/correctness/useExhaustiveDependencies: other blocks may have taken what had focus away
  useEffect(() => {
    if (!dialog || !isTop) return
    // After what lay on it has given focus back.
    const frame = requestAnimationFrame(() => {
      if (opened.current !== dialog || isLost(dialog)) beginning(dialog).focus()
      opened.current = dialog
    })
    return () => cancelAnimationFrame(frame)
  }, [dialog, isTop, blocks])

  const shownFor = useRef(0)
  const hasErrors = Object.keys(view.errors).length > 0
  useEffect(() => {
    if (!hasErrors || answered === shownFor.current) return
    shownFor.current = answered
    controlIn(dialog?.querySelector<HTMLElement>('[aria-invalid=true]'))?.focus()
  }, [dialog, hasErrors, answered])
}

import { z } from 'zod'
import type { Read } from './field-type.ts'

const state = z.object({ selected_option: z.object({ value: z.string() }).nullish() })

/** The value of the option a person picked in a select or among radio buttons: `null` if none, a problem if unreadable. */
export const readSelected = (of: unknown): { value: string | null } | { problem: string } => {
  const parsed = state.safeParse(of)
  return parsed.success
    ? { value: parsed.data.selected_option?.value ?? null }
    : ({ problem: 'I could not read this choice. Please choose again.' } satisfies Read)
}

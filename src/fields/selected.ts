import { z } from 'zod'

const state = z.object({ selected_option: z.object({ value: z.string() }).nullish() })

/** The value of the option a person picked in a select or among radio buttons. */
export const selectedValue = (of: unknown): string | undefined => state.safeParse(of).data?.selected_option?.value

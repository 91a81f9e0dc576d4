import { z } from 'zod'
import type { PersonChanges, UserGroupChanges } from '../types.ts'

const absent = z.null().transform(() => undefined)

const person = z.strictObject({
  name: z.string().min(1).optional(),
  realName: z.string().min(1).optional(),
  team: z.string().optional(),
  email: z.union([z.string(), absent]).optional(),
  deleted: z.boolean().optional(),
  isRestricted: z.boolean().optional(),
  isUltraRestricted: z.boolean().optional(),
  isAdmin: z.boolean().optional(),
  isOwner: z.boolean().optional(),
  profileFields: z.record(z.string(), z.union([z.string(), absent])).optional(),
})

const userGroup = z.strictObject({
  handle: z.string().min(1).optional(),
  name: z.string().min(1).optional(),
  members: z.array(z.string()).optional(),
  isDisabled: z.boolean().optional(),
})

/** What was said, without what was not: an address may be said to be none, a name may not. */
const said = <Body extends object>(body: Body): object =>
  Object.fromEntries(Object.entries(body).filter(([key, value]) => value !== undefined || key === 'email'))

/** What `PATCH /sandbox/people/:name` takes; `null` takes the address, or a field of the profile, away. */
export const personChanges = (body: unknown): PersonChanges => said(person.parse(body))

/** What `PATCH /sandbox/user-groups/:name` takes. */
export const userGroupChanges = (body: unknown): UserGroupChanges => said(userGroup.parse(body))

import { z } from 'zod'
import { ApiError } from '../checks.ts'
import type { JsonObject } from '../json.ts'
import type { Directory } from '../state/directory.ts'
import { type Channel, slackbotId } from '../types.ts'
import { defineMethod, flag, text } from './method.ts'

const maxPeople = 8

type Wanted = { channel?: string | undefined; users?: string | undefined; make: boolean }

const withPeople = (directory: Directory, users: string, make: boolean): Channel => {
  const ids = [...new Set(users.split(',').map((id) => id.trim()))].filter((id) => id !== '')
  if (ids.length === 0) throw new ApiError('users_list_not_supplied')
  if (ids.length > maxPeople) throw new ApiError('too_many_users')
  for (const id of ids) {
    const person = directory.person(id)
    if (!person) throw new ApiError('user_not_found')
    if (person.isBot || id === slackbotId) throw new ApiError('cannot_dm_bot')
    if (person.deleted) throw new ApiError('user_disabled')
    if (directory.isStranger(person)) throw new ApiError('user_not_visible')
  }
  const channel = directory.direct(ids, make)
  if (!channel) throw new ApiError('channel_not_found')
  return channel
}

/** Opens, or finds again, a direct message. @throws ApiError */
export const conversationsOpen = (directory: Directory, { channel, users, make }: Wanted): JsonObject => {
  if (channel !== undefined) {
    const found = directory.channel(channel)
    if (!found) throw new ApiError('channel_not_found')
    if (!found.isIm) throw new ApiError('method_not_supported_for_channel_type')
    return { no_op: true, already_open: true, channel: { id: found.id } }
  }
  if (users === undefined) throw new ApiError('users_list_not_supplied')
  return { channel: { id: withPeople(directory, users, make).id } }
}

export const conversationsOpenMethod = defineMethod({
  name: 'conversations.open',
  scopes: ['im:write', 'mpim:write', 'channels:manage', 'groups:write'],
  token: 'bot',
  args: z.object({
    users: text.optional(),
    channel: text.optional(),
    return_im: flag.optional(),
    prevent_creation: flag.optional(),
  }),
  call: ({ state }, { users, channel, prevent_creation }) =>
    conversationsOpen(state.directory, { users, channel, make: prevent_creation !== true }),
})

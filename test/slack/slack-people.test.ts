import { describe, expect, it } from 'vitest'
import { createLog } from '../../src/log.ts'
import { createSlackPeople } from '../../src/slack/slack-people.ts'

const minute = 60_000
const profile = {
  teamId: 'T1',
  enterpriseId: undefined,
  teamIds: [],
  isBot: false,
  isDeactivated: false,
  isStranger: false,
  isGuest: false,
  email: undefined,
}

const scene = () => {
  const asked: string[] = []
  const lines: string[] = []
  let now = 0
  let isDown = false
  let members = ['U1']
  const ask = <T>(what: string, value: T) => {
    asked.push(what)
    if (isDown) throw new Error('missing_scope')
    return value
  }
  const people = createSlackPeople(
    {
      profile: async (userId) => ask(`profile ${userId}`, profile),
      profileField: async (userId, fieldId) => ask(`field ${userId} ${fieldId}`, `${fieldId} of ${userId}`),
      groupMembers: async (groupId) => ask(`group ${groupId}`, new Set(members)),
      everyone: async () => ask('everyone', [{ userId: 'U1', profile }]),
    },
    createLog('warn', { write: (line) => lines.push(line) }),
    () => now,
  )
  return {
    people,
    asked,
    lines,
    passes: (milliseconds: number) => {
      now += milliseconds
    },
    breaks: (down = true) => {
      isDown = down
    },
    consistsOf: (...ids: string[]) => {
      members = ids
    },
  }
}

describe('what is remembered of Slack', () => {
  it('the people of a user group for a minute, and not longer', async () => {
    const { people, asked, passes, consistsOf } = scene()
    expect(await people.groupMembers('S1')).toEqual(new Set(['U1']))
    consistsOf('U2')
    passes(minute - 1)
    expect(await people.groupMembers('S1')).toEqual(new Set(['U1']))
    passes(1)
    expect(await people.groupMembers('S1')).toEqual(new Set(['U2']))
    expect(asked).toEqual(['group S1', 'group S1'])
  })

  it('nobody is in a group while Slack does not say, however well it was known before; it is asked once a minute', async () => {
    const { people, asked, passes, breaks, lines } = scene()
    await people.groupMembers('S1')
    breaks()
    passes(minute)
    expect(await people.groupMembers('S1')).toBeUndefined()
    expect(await people.groupMembers('S1')).toBeUndefined()
    expect(asked).toHaveLength(2)
    expect(lines.join()).toContain('its role is given to nobody')
    breaks(false)
    passes(minute)
    expect(await people.groupMembers('S1')).toEqual(new Set(['U1']))
  })

  it('a profile for five minutes, and for an hour while Slack does not answer', async () => {
    const { people, asked, passes, breaks } = scene()
    await people.profile('U1')
    passes(5 * minute - 1)
    await people.profile('U1')
    expect(asked).toEqual(['profile U1'])
    breaks()
    passes(54 * minute)
    expect(await people.profile('U1')).toEqual(profile)
    passes(2 * minute)
    await expect(people.profile('U1')).rejects.toThrow('missing_scope')
  })

  it('each custom field of each person by itself', async () => {
    const { people, asked } = scene()
    expect(await people.profileField('U1', 'Xf1')).toBe('Xf1 of U1')
    expect(await people.profileField('U1', 'Xf2')).toBe('Xf2 of U1')
    expect(await people.profileField('U2', 'Xf1')).toBe('Xf1 of U2')
    await people.profileField('U1', 'Xf1')
    expect(asked).toHaveLength(3)
  })

  it('everyone for five minutes', async () => {
    const { people, asked, passes } = scene()
    expect(await people.everyone()).toHaveLength(1)
    passes(4 * minute)
    await people.everyone()
    passes(minute)
    await people.everyone()
    expect(asked).toEqual(['everyone', 'everyone'])
  })
})

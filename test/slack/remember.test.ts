import { describe, expect, it } from 'vitest'
import { remember } from '../../src/slack/remember.ts'

const minutes = (count: number) => count * 60_000
const profile = { teamId: 'T1' }

const scene = () => {
  const asked: string[] = []
  let now = 0
  let isDown = false
  const profiles = remember(
    async (userId: string) => {
      asked.push(userId)
      if (isDown) throw new Error('Slack is down')
      return { ...profile, teamId: `T${asked.length}` }
    },
    { freshFor: minutes(5), usableFor: minutes(60) },
    () => now,
  )
  return {
    profiles,
    asked,
    passes: (milliseconds: number) => {
      now += milliseconds
    },
    breaks: () => {
      isDown = true
    },
  }
}

describe('what Slack said', () => {
  it('is asked for once while fresh, however many ask at once', async () => {
    const { profiles, asked, passes } = scene()
    await Promise.all([profiles('U1'), profiles('U1'), profiles('U1')])
    passes(minutes(4))
    await profiles('U1')
    expect(asked).toEqual(['U1'])
  })

  it('is asked for again after five minutes, so that a deactivated person is refused', async () => {
    const { profiles, passes } = scene()
    await profiles('U1')
    passes(minutes(6))
    expect((await profiles('U1')).teamId).toBe('T2')
  })

  it('serves for an hour while Slack is down, and not longer; an unknown person is never let in', async () => {
    const { profiles, passes, breaks } = scene()
    await profiles('U1')
    breaks()
    passes(minutes(59))
    expect((await profiles('U1')).teamId).toBe('T1')
    passes(minutes(2))
    await expect(profiles('U1')).rejects.toThrow('Slack is down')
    await expect(profiles('U2')).rejects.toThrow('Slack is down')
  })
})

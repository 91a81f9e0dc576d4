import { describe, expect, it } from 'vitest'
import { createMatches } from '../../src/access/matches.ts'
import { byEmail, startScene } from './linking-scene.ts'

const scene = async (match: { profile: string; field: string } | undefined = byEmail) => {
  const started = await startScene({ harbor: match && { match } })
  return { ...started, matches: createMatches(started) }
}

describe('a match', () => {
  it('is the one record that holds the e-mail address of the Slack profile', async () => {
    const { matches, harbor } = await scene()
    expect(await matches.find(harbor, 'U0NORA')).toEqual({ organization: harbor, parent: 45, profile: 'email' })
  })

  it('is the one record that holds what a custom profile field holds', async () => {
    const { matches, harbor, fields } = await scene({ profile: 'Xf0DEPT', field: 'custom_fields.department' })
    fields.set('U0NIA Xf0DEPT', ' garden')
    fields.set('U0NORA Xf0DEPT', 'Finance')
    expect(await matches.find(harbor, 'U0NIA')).toEqual({ organization: harbor, parent: 46, profile: 'Xf0DEPT' })
    expect(await matches.find(harbor, 'U0NORA')).toBeUndefined()
    expect(await matches.look(harbor, 'U0NORA')).toBe('several')
  })

  it('is none where two records hold the same, and that can be told from nothing', async () => {
    const { matches, harbor } = await scene()
    expect(await matches.find(harbor, 'U0TWIN')).toBeUndefined()
    expect(await matches.look(harbor, 'U0TWIN')).toBe('several')
    expect(await matches.look(harbor, 'U0WES')).toBe('none')
  })

  it('is none for a profile without an e-mail address, and nothing is read', async () => {
    const { matches, harbor, broken } = await scene()
    broken.add(harbor.id)
    expect(await matches.find(harbor, 'U0NIA')).toBeUndefined()
    expect(await matches.look(harbor, 'U0NIA')).toBe('none')
  })

  it('is none without a rule, and nobody is asked', async () => {
    const { matches, kite, asked } = await scene()
    expect(await matches.find(kite, 'U0OMAR')).toBeUndefined()
    expect(await matches.look(kite, 'U0OMAR')).toBe('none')
    expect(asked).toEqual([])
  })

  it('is in its own organization alone', async () => {
    const { matches, harbor } = await scene()
    expect(await matches.find(harbor, 'U0OMAR')).toBeUndefined()
  })

  it('goes by a profile that is at hand, and does not ask Slack for it', async () => {
    const { matches, harbor, asked, profiles } = await scene()
    expect(await matches.look(harbor, 'U0NIA', { profile: profiles.get('U0NORA') })).toBe(45)
    expect(asked).toEqual([])
  })

  it('fails where Slack or the service does not answer', async () => {
    const { matches, harbor, fails, broken } = await scene()
    fails.add('profile U0NORA')
    await expect(matches.find(harbor, 'U0NORA')).rejects.toThrow('Slack does not answer')
    broken.add(harbor.id)
    await expect(matches.find(harbor, 'U0JANE')).rejects.toThrow('service does not answer')
  })

  it('is looked for in what is read anew, where that is asked', async () => {
    const { matches, harbor, client, clock } = await scene()
    expect(await matches.find(harbor, 'U0NORA')).toMatchObject({ parent: 45 })
    await client.update(harbor.id, 4, { custom_fields: { email: 'else@pinewood.example' } })
    clock.now += 60_000
    expect(await matches.look(harbor, 'U0NORA')).toBe(45)
    expect(await matches.look(harbor, 'U0NORA', { anew: true })).toBe('none')
  })
})

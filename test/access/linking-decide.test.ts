import { describe, expect, it } from 'vitest'
import { byEmail, refused, startScene } from './linking-scene.ts'

const parent = (number: number) => ({ kind: 'parent', parent: number }) as const

describe('deciding', () => {
  const asked = async (harbor: NonNullable<Parameters<typeof startScene>[0]>['harbor'] = {}) => {
    const scene = await startScene({ harbor: { match: byEmail, ...harbor } })
    const ask = async () => scene.linking.ask(await scene.standing('U0NORA'), '12345')
    const { proposal } = await ask()
    const decide = async (decision: 'approved' | 'declined', by = 'U0ASTRID', organizationId?: string) =>
      scene.linking.decide(await scene.actor(by, organizationId), proposal.id, decision)
    return { ...scene, ask, proposal, decide }
  }

  it('for it links the person as a member, and is on record', async () => {
    const { decide, proposal, linksOf, links, events, actor } = await asked()
    expect(await decide('approved')).toEqual({
      proposal: { ...proposal, state: 'approved', decidedBy: 'U0ASTRID' },
      isFirst: true,
    })
    expect(await linksOf()).toEqual(['U0NORA 45 member'])
    expect(await links.list('12345')).toMatchObject([{ by: 'U0ASTRID', at: '2026-11-02T09:00:00.000Z' }])
    expect((await events()).slice(1)).toEqual(['approved U0ASTRID 12345 links.edit U0NORA'])
    expect(await actor('U0NORA')).toMatchObject({ parent: 45, roles: ['member'] })
  })

  it('against it links nobody, and is on record', async () => {
    const { decide, proposal, linksOf, events } = await asked()
    expect(await decide('declined')).toEqual({
      proposal: { ...proposal, state: 'declined', decidedBy: 'U0ASTRID' },
      isFirst: true,
    })
    expect(await linksOf()).toEqual([])
    expect((await events()).slice(1)).toEqual(['declined U0ASTRID 12345 links.edit U0NORA'])
  })

  it('is not for those who may not', async () => {
    const { decide, linksOf, db } = await asked()
    expect((await refused(decide('approved', 'U0RAVI'))).message).toContain('so you may not link people to records.')
    expect((await refused(decide('declined', 'U0JANE'))).code).toBe('forbidden')
    expect(await linksOf()).toEqual([])
    expect(await db.selectFrom('link_proposals').select('state').execute()).toEqual([{ state: 'open' }])
  })

  it('is for the administrators of that organization: to others there is no such request', async () => {
    const { decide, linking, actor, proposal, linksOf } = await asked()
    const omar = await actor('U0OMAR')
    const foreign = await refused(linking.decide(omar, proposal.id, 'approved'))
    expect(foreign).toEqual({
      code: 'not_found',
      message:
        'There is no such request in Blue Kite. Nothing was decided. The person may have asked for something else since: please look at the newest message.',
    })
    expect(await refused(linking.decide(omar, 'no such id', 'approved'))).toEqual(foreign)
    expect(await linksOf()).toEqual([])
    expect((await decide('approved')).isFirst).toBe(true)
  })

  it('counts once: who comes second learns what was decided', async () => {
    const { decide, proposal, linksOf, events } = await asked({ permissions: { 'links.edit': { helpdesk: 'anyone' } } })
    await decide('declined')
    expect(await decide('approved', 'U0RAVI')).toEqual({
      proposal: { ...proposal, state: 'declined', decidedBy: 'U0ASTRID' },
      isFirst: false,
    })
    expect(await linksOf()).toEqual([])
    expect(await events()).toHaveLength(2)
  })

  it('at once: one link, one decision, one event', async () => {
    const { linking, actor, proposal, links, events } = await asked({
      permissions: { 'links.edit': { helpdesk: 'anyone' } },
    })
    const [astrid, ravi] = [await actor('U0ASTRID'), await actor('U0RAVI')]
    const both = await Promise.all([
      linking.decide(astrid, proposal.id, 'approved'),
      linking.decide(ravi, proposal.id, 'approved'),
    ])
    const first = both.find(({ isFirst }) => isFirst)
    expect(both.filter(({ isFirst }) => isFirst)).toHaveLength(1)
    expect(both.map(({ proposal: { state } }) => state)).toEqual(['approved', 'approved'])
    expect(new Set(both.map(({ proposal: { decidedBy } }) => decidedBy)).size).toBe(1)
    expect(await links.list('12345')).toMatchObject([{ userId: 'U0NORA', by: first?.proposal.decidedBy }])
    expect(await events()).toHaveLength(2)
  })

  it('at once, for and against: one of them', async () => {
    const { linking, actor, proposal, linksOf } = await asked()
    const astrid = await actor('U0ASTRID')
    const both = await Promise.all([
      linking.decide(astrid, proposal.id, 'approved'),
      linking.decide(astrid, proposal.id, 'declined'),
    ])
    const first = both.find(({ isFirst }) => isFirst)
    expect(both.map(({ proposal: { state } }) => state)).toEqual([first?.proposal.state, first?.proposal.state])
    expect(await linksOf()).toEqual(first?.proposal.state === 'approved' ? ['U0NORA 45 member'] : [])
  })

  it('is not done where it cannot be put on record', async () => {
    const { linking, actor, proposal, linksOf, db, loseEvents } = await asked()
    const astrid = await actor('U0ASTRID')
    await loseEvents()
    await expect(linking.decide(astrid, proposal.id, 'approved')).rejects.toThrow()
    expect(await linksOf()).toEqual([])
    expect(await db.selectFrom('link_proposals').select('state').execute()).toEqual([{ state: 'open' }])
  })

  describe('where something is different by now', () => {
    const open = (what: string) => ({
      code: 'stale',
      message: `${what}, so nothing was linked. The request is still open: decline it, or link <@U0NORA> by hand.`,
    })
    const minute = 60_000

    it.each([
      ['the record', { custom_fields: { email: 'else@pinewood.example' } }, 4],
      ['another record', { custom_fields: { email: 'nora@pinewood.example' } }, 5],
    ])('in %s, the match does not count any more', async (_, patch, id) => {
      const { decide, client, clock, linksOf, db, proposal } = await asked()
      await client.update('12345', id, patch)
      clock.now += minute
      expect(await refused(decide('approved'))).toEqual(
        open('The Slack profile of <@U0NORA> and the record they asked for do not match any more'),
      )
      expect(await linksOf()).toEqual([])
      expect(await db.selectFrom('link_proposals').select('state').execute()).toEqual([{ state: 'open' }])
      expect(await decide('declined')).toMatchObject({ proposal: { id: proposal.id }, isFirst: true })
    })

    it('in the profile, the match does not count any more', async () => {
      const { decide, profiles, linksOf } = await asked()
      const [omar, nora] = [profiles.get('U0OMAR'), profiles.get('U0NORA')]
      if (omar && nora) profiles.set('U0NORA', { ...nora, email: omar.email })
      expect((await refused(decide('approved'))).code).toBe('stale')
      expect(await linksOf()).toEqual([])
    })

    it.each([[{ isDeactivated: true }], [{ isBot: true }], [{ isGuest: true }], [{ teamId: 'T0OTHER' }]])(
      'and the person is %j, they are not linked',
      async (more) => {
        const { decide, profiles, linksOf } = await asked()
        const nora = profiles.get('U0NORA')
        if (nora) profiles.set('U0NORA', { ...nora, ...more })
        expect(await refused(decide('approved'))).toEqual(open('<@U0NORA> may not use me any more'))
        expect(await linksOf()).toEqual([])
      },
    )

    it('and the record is somebody else’s, it stays theirs', async () => {
      const { decide, linked, linksOf } = await asked()
      await linked('U0NIA', 45)
      expect(await refused(decide('approved'))).toEqual(open('The record belongs to <@U0NIA> by now'))
      expect(await linksOf()).toEqual(['U0NIA 45 member'])
    })

    it('and the person is linked, their link stays', async () => {
      const { decide, linking, actor, linksOf, db } = await asked()
      await linking.link(await actor('U0ASTRID'), { userId: 'U0NORA', target: parent(46), role: 'admin' })
      expect(await refused(decide('approved'))).toEqual(
        open('<@U0NORA> or the record has been linked since they asked'),
      )
      expect(await linksOf()).toEqual(['U0NORA 46 admin'])
      expect(await db.selectFrom('link_proposals').select('state').execute()).toEqual([{ state: 'open' }])
    })

    it('and two who match the same record are approved at once, one of them is linked', async () => {
      const scene = await startScene({
        harbor: { match: { profile: 'Xf0KEY', field: 'custom_fields.department' } },
      })
      for (const userId of ['U0NORA', 'U0NIA']) scene.fields.set(`${userId} Xf0KEY`, 'Garden')
      const asks = await Promise.all(
        ['U0NORA', 'U0NIA'].map(async (userId) => scene.linking.ask(await scene.standing(userId), '12345')),
      )
      const astrid = await scene.actor('U0ASTRID')
      const both = await Promise.allSettled(
        asks.map(({ proposal }) => scene.linking.decide(astrid, proposal.id, 'approved')),
      )
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      expect(await scene.linksOf()).toHaveLength(1)
    })

    it('and the file says where the person belongs, or that the record is another’s, they are not linked', async () => {
      const { decide, harbor, linksOf } = await asked()
      harbor.members.U0NORA = { role: 'member' }
      expect(await refused(decide('approved'))).toEqual(
        open('Since <@U0NORA> asked, the organizations file says where they belong'),
      )
      expect(await linksOf()).toEqual([])
    })

    it('and the service does not answer, nothing is decided', async () => {
      const { decide, broken, clock, linksOf, db } = await asked()
      broken.add('12345')
      clock.now += minute
      expect((await refused(decide('approved'))).code).toBe('unreachable')
      expect(await linksOf()).toEqual([])
      expect(await db.selectFrom('link_proposals').select('state').execute()).toEqual([{ state: 'open' }])
    })
  })

  it('is on the newest request, where the person matches another record since', async () => {
    const { linking, actor, ask, proposal, client, clock, linksOf } = await asked()
    await client.update('12345', 4, { custom_fields: { email: 'else@pinewood.example' } })
    await client.update('12345', 5, { custom_fields: { email: 'nora@pinewood.example' } })
    clock.now += 3_600_000
    const { proposal: newer, isNew } = await ask()
    expect({ parent: newer.parent, isNew }).toEqual({ parent: 46, isNew: true })
    const astrid = await actor('U0ASTRID')
    expect(await linking.decide(astrid, proposal.id, 'approved')).toMatchObject({
      proposal: { state: 'declined', decidedBy: 'U0NORA' },
      isFirst: false,
    })
    expect(await linksOf()).toEqual([])
    await linking.decide(astrid, newer.id, 'approved')
    expect(await linksOf()).toEqual(['U0NORA 46 member'])
  })
})

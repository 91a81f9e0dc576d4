import { describe, expect, it } from 'vitest'
import { byEmail, refused, startScene } from './linking-scene.ts'

const matching = { match: byEmail }

const start = async (more: Parameters<typeof startScene>[0] = {}) => {
  const scene = await startScene({ ...more, harbor: { ...matching, ...more.harbor } })
  const ask = async (userId = 'U0NORA', organizationId = '12345') =>
    scene.linking.ask(await scene.standing(userId), organizationId)
  return { ...scene, ask }
}

describe('asking for a record', () => {
  it('is kept, on record, and tells who may decide', async () => {
    const { ask, harbor, events, linksOf } = await start()
    const { proposal, approvers, isNew } = await ask()
    expect(proposal).toEqual({
      id: proposal.id,
      organization: harbor,
      userId: 'U0NORA',
      parent: 45,
      state: 'open',
      decidedBy: undefined,
    })
    expect({ approvers, isNew }).toEqual({ approvers: ['U0ASTRID'], isNew: true })
    expect(await events()).toEqual(['asked U0NORA 12345 links.edit U0NORA'])
    expect(await linksOf()).toEqual([])
  })

  it('again is the same, and on record once', async () => {
    const { ask, events } = await start()
    const { proposal } = await ask()
    expect(await ask()).toEqual({ proposal, approvers: ['U0ASTRID'], isNew: false })
    expect(await events()).toHaveLength(1)
  })

  it('is not kept where it cannot be put on record', async () => {
    const { ask, db, loseEvents } = await start()
    await loseEvents()
    await expect(ask()).rejects.toThrow()
    expect(await db.selectFrom('link_proposals').selectAll().execute()).toEqual([])
  })

  it('is for what was proposed alone', async () => {
    const { ask, events } = await start()
    const none = {
      code: 'not_found',
      message:
        'I know no record there that could be yours, so I asked nobody. Please run /userextra again to see what I know.',
    }
    expect(await refused(ask('U0NORA', '67890'))).toEqual(none)
    expect(await refused(ask('U0NORA', 'no such organization'))).toEqual(none)
    expect(await refused(ask('U0ASTRID'))).toEqual(none)
    expect(await refused(ask('U0NIA'))).toMatchObject({ code: 'refused_unmapped' })
    expect(await refused(ask('U0GONE'))).toMatchObject({ code: 'refused_deactivated' })
    expect(await events()).toEqual([])
  })

  it('is not done again on the day it was declined', async () => {
    const { ask, linking, actor, clock } = await start()
    const { proposal } = await ask()
    await linking.decide(await actor('U0ASTRID'), proposal.id, 'declined')
    expect((await refused(ask())).code).toBe('declined')
    clock.now += 24 * 3_600_000
    expect((await ask()).isNew).toBe(true)
  })
})

describe('what somebody has asked for', () => {
  it('is known to those who may know about others, until it is settled', async () => {
    const { ask, linking, actor, linked, clock } = await start()
    const requestOf = async () => linking.requestOf(await actor('U0ASTRID'), 'U0NORA')
    expect(await requestOf()).toBeUndefined()
    const { proposal } = await ask()
    const open = {
      parent: 45,
      state: 'open',
      at: '2026-11-02T09:00:00.000Z',
      decidedBy: undefined,
      waitsUntil: undefined,
      holder: undefined,
    }
    expect(await requestOf()).toEqual(open)
    await linked('U0NIA', 45)
    expect(await requestOf()).toEqual({ ...open, holder: 'U0NIA' })
    await linking.unlink(await actor('U0ASTRID'), 'U0NIA')
    await linking.decide(await actor('U0ASTRID'), proposal.id, 'declined')
    const declined = { ...open, state: 'declined', decidedBy: 'U0ASTRID' }
    expect(await requestOf()).toEqual({ ...declined, waitsUntil: '2026-11-03T09:00:00.000Z' })
    clock.now += 24 * 3_600_000
    expect(await requestOf()).toEqual(declined)
    await linking.decide(await actor('U0ASTRID'), (await ask()).proposal.id, 'approved')
    expect(await requestOf()).toBeUndefined()
  })

  it('is not for others, and is nothing in another organization', async () => {
    const { ask, linking, actor } = await start()
    await ask()
    expect((await refused(linking.requestOf(await actor('U0RAVI'), 'U0NORA'))).code).toBe('forbidden')
    expect(await linking.requestOf(await actor('U0OMAR'), 'U0NORA')).toBeUndefined()
  })
})

describe('those who may decide', () => {
  it('are administrators by the file, by link and by group who can act', async () => {
    const { ask, linked } = await start({
      harbor: {
        members: {
          U0ASTRID: { parent: 44, role: 'admin' },
          U0GONE: { role: 'admin' },
          U0GUEST: { role: 'admin' },
          U0RAVI: { parent: 43, role: 'helpdesk' },
          U0JANE: { parent: 42 },
        },
        groups: { S0BOARD: 'admin', S0DESK: 'helpdesk' },
      },
      groups: { S0BOARD: ['U0JANE', 'U0OMAR'], S0DESK: ['U0NIA'] },
    })
    await linked('U0WES', 46, 'admin')
    await linked('U0NIA', 47)
    expect((await ask()).approvers.sort()).toEqual(['U0ASTRID', 'U0JANE', 'U0WES'])
  })

  it('are also whom the organization lets link people, after its administrators', async () => {
    const permissions = { 'links.edit': { helpdesk: 'anyone' } } as const
    const { ask } = await start({ harbor: { permissions } })
    expect((await ask()).approvers).toEqual(['U0ASTRID', 'U0RAVI'])
  })

  it('are everyone, where every member may', async () => {
    const permissions = { 'links.edit': { member: 'anyone', admin: 'nobody' } } as const
    const { ask, linked } = await start({ harbor: { permissions } })
    await linked('U0WES', 46, 'helpdesk')
    expect((await ask()).approvers.sort()).toEqual(['U0ASTRID', 'U0JANE', 'U0RAVI', 'U0WES'])
  })

  it('are at most ten', async () => {
    const ids = Array.from({ length: 12 }, (_, index) => `U0BOSS${index}`)
    const { ask, profiles } = await start({
      harbor: { members: Object.fromEntries(ids.map((id) => [id, { role: 'admin' as const }])) },
    })
    const nora = profiles.get('U0NORA')
    for (const id of ids) if (nora) profiles.set(id, nora)
    expect((await ask()).approvers).toEqual(ids.slice(0, 10))
  })

  it('are needed: where there are none, nothing is kept', async () => {
    const { ask, db } = await start({ harbor: { members: { U0GONE: { role: 'admin' } } } })
    expect(await refused(ask())).toEqual({
      code: 'nobody_decides',
      message:
        'Nobody in Harbor & Pine can confirm it now, so I asked nobody. Please ask whoever runs this bot in your workspace.',
    })
    expect(await db.selectFrom('link_proposals').selectAll().execute()).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import { byEmail, profile, refused, startScene } from './linking-scene.ts'

const helpdeskLinks = { permissions: { 'links.edit': { helpdesk: 'anyone' } } } as const
const parent = (number: number) => ({ kind: 'parent', parent: number }) as const

describe('linking somebody', () => {
  it('gives them the record and the role, and is on record', async () => {
    const { linking, actor, linksOf, events, people, harbor } = await startScene()
    const wanted = { userId: 'U0NORA', target: parent(45), role: 'helpdesk' } as const
    const { link, before, claims } = await linking.link(await actor('U0ASTRID'), wanted)
    expect({ before, claims }).toEqual({ before: undefined, claims: { asked: [], matched: [] } })
    expect(link).toEqual({
      organizationId: '12345',
      userId: 'U0NORA',
      parent: 45,
      role: 'helpdesk',
      by: 'U0ASTRID',
      at: '2026-11-02T09:00:00.000Z',
    })
    expect(await linksOf()).toEqual(['U0NORA 45 helpdesk'])
    expect(await events()).toEqual(['linked U0ASTRID 12345 links.edit U0NORA'])
    expect(await people.membershipOf(harbor, 'U0NORA')).toMatchObject({ parent: 45, source: { kind: 'link' } })
  })

  it('is by the number of the record too', async () => {
    const { linking, actor, linksOf } = await startScene()
    await linking.link(await actor('U0ASTRID'), { userId: 'U0NORA', target: { kind: 'record', id: 4 }, role: 'member' })
    expect(await linksOf()).toEqual(['U0NORA 45 member'])
  })

  it('of oneself is for administrators, and so is what is oneself’s already', async () => {
    const { linking, actor, linked, linksOf } = await startScene({ harbor: helpdeskLinks })
    const ravi = await actor('U0RAVI')
    const wanted = { userId: 'U0RAVI', target: parent(45), role: 'member' } as const
    expect((await refused(linking.link(ravi, wanted))).message).toContain('Your own link is for an administrator')
    await linked('U0RAVI', 46)
    expect((await refused(linking.unlink(ravi, 'U0RAVI'))).message).toContain('nothing was unlinked')
    expect(await linksOf()).toEqual(['U0RAVI 46 member'])
    await linking.link(await actor('U0ASTRID'), { userId: 'U0ASTRID', target: parent(45), role: 'admin' })
    expect(await linksOf()).toContain('U0ASTRID 45 admin')
  })

  it('notes which record and role it was', async () => {
    const { linking, actor, db } = await startScene()
    await linking.link(await actor('U0ASTRID'), { userId: 'U0NORA', target: parent(45), role: 'helpdesk' })
    await linking.unlink(await actor('U0ASTRID'), 'U0NORA')
    const noted = await db.selectFrom('access_events').select(['kind', 'detail']).orderBy('id').execute()
    expect(noted).toEqual([
      { kind: 'linked', detail: 'user 45 as helpdesk' },
      { kind: 'unlinked', detail: 'user 45 as helpdesk' },
    ])
  })

  it('waits for Slack where it does not tell who is in a group that gives more than the actor has', async () => {
    const harbor = { ...helpdeskLinks, groups: { S0BOSSES: 'admin' as const } }
    const { linking, actor, linksOf } = await startScene({ harbor })
    const wanted = { userId: 'U0NORA', target: parent(45), role: 'member' } as const
    expect(await refused(linking.link(await actor('U0RAVI'), wanted))).toMatchObject({ code: 'slack' })
    expect(await linksOf()).toEqual([])
    await linking.link(await actor('U0ASTRID'), wanted)
    expect(await linksOf()).toEqual(['U0NORA 45 member'])
  })

  it('replaces their earlier link', async () => {
    const { linking, actor, linked, linksOf } = await startScene()
    await linked('U0NORA', 45)
    const wanted = { userId: 'U0NORA', target: parent(46), role: 'member' } as const
    const { before } = await linking.link(await actor('U0ASTRID'), wanted)
    expect(before).toMatchObject({ parent: 45, source: { kind: 'link' } })
    expect(await linksOf()).toEqual(['U0NORA 46 member'])
  })

  it('tells who else has asked for the record, and whose address it holds', async () => {
    const { linking, actor, standing, profiles } = await startScene({ harbor: { match: byEmail } })
    const claims = async (userId: string) => {
      const wanted = { userId, target: parent(45), role: 'member' } as const
      return (await linking.link(await actor('U0ASTRID'), wanted)).claims
    }
    expect(await claims('U0NIA')).toEqual({ asked: [], matched: ['U0NORA'] })
    await linking.unlink(await actor('U0ASTRID'), 'U0NIA')
    await linking.ask(await standing('U0NORA'), '12345')
    profiles.set('U0WES', profile({ email: 'nora@pinewood.example' }))
    profiles.set('U0GONE', profile({ email: 'nora@pinewood.example', isDeactivated: true }))
    expect(await claims('U0NIA')).toEqual({ asked: ['U0NORA'], matched: ['U0WES'] })
    await linking.unlink(await actor('U0ASTRID'), 'U0NIA')
    expect(await claims('U0NORA')).toEqual({ asked: [], matched: ['U0WES'] })
  })

  it('links all the same where nobody can say whose address it holds', async () => {
    const { linking, actor, broken, linksOf } = await startScene({ harbor: { match: byEmail } })
    broken.add('12345')
    const wanted = { userId: 'U0NIA', target: parent(45), role: 'member' } as const
    const { claims } = await linking.link(await actor('U0ASTRID'), wanted)
    expect(claims).toEqual({ asked: [], matched: [] })
    expect(await linksOf()).toEqual(['U0NIA 45 member'])
  })

  it('is not for those who may not', async () => {
    const { linking, actor, linksOf } = await startScene()
    for (const userId of ['U0JANE', 'U0RAVI'])
      for (const role of ['member', 'admin'] as const) {
        const wanted = { userId: 'U0NORA', target: parent(45), role }
        const { code, message } = await refused(linking.link(await actor(userId), wanted))
        expect(code).toBe('forbidden')
        expect(message).toContain('so you may not link people to records.')
      }
    expect(await linksOf()).toEqual([])
  })

  it('is not done where it cannot be put on record', async () => {
    const { linking, actor, linksOf, loseEvents } = await startScene()
    const astrid = await actor('U0ASTRID')
    await loseEvents()
    await expect(linking.link(astrid, { userId: 'U0NORA', target: parent(45), role: 'member' })).rejects.toThrow()
    expect(await linksOf()).toEqual([])
  })
})

describe('the record', () => {
  it('of another organization is answered as one that does not exist', async () => {
    const { linking, actor, linksOf } = await startScene()
    const astrid = await actor('U0ASTRID')
    const link = (target: { kind: 'parent'; parent: number } | { kind: 'record'; id: number }) =>
      refused(linking.link(astrid, { userId: 'U0NORA', target, role: 'member' }))
    const [foreign, none] = [await link({ kind: 'record', id: 8 }), await link({ kind: 'record', id: 999 })]
    expect(foreign).toEqual(none)
    expect(foreign.code).toBe('not_found')
    expect(await link(parent(91))).toEqual(await link(parent(999)))
    expect(await linksOf()).toEqual([])
    expect(await linksOf('67890')).toEqual([])
  })

  it('that is linked to somebody else stays theirs', async () => {
    const { linking, actor, linked, linksOf } = await startScene()
    await linked('U0NIA', 45)
    const wanted = { userId: 'U0NORA', target: parent(45), role: 'member' } as const
    expect(await refused(linking.link(await actor('U0ASTRID'), wanted))).toEqual({
      code: 'taken',
      message:
        'That record is linked to <@U0NIA>, so nothing was linked. Unlink <@U0NIA> first, or give another record.',
    })
    expect(await linksOf()).toEqual(['U0NIA 45 member'])
  })

  it('that the file lists for somebody else stays theirs', async () => {
    const { linking, actor, linksOf } = await startScene()
    const wanted = { userId: 'U0NORA', target: parent(42), role: 'member' } as const
    expect(await refused(linking.link(await actor('U0ASTRID'), wanted))).toEqual({
      code: 'taken',
      message:
        'The organizations file says that this record is the one of <@U0JANE>, so nothing was linked. Give another record, or ask whoever runs this bot to change the file.',
    })
    expect(await linksOf()).toEqual([])
  })

  it('that the file lists for somebody who has been linked to another is free', async () => {
    const { linking, actor, linked, linksOf } = await startScene()
    await linked('U0JANE', 46)
    await linking.link(await actor('U0ASTRID'), { userId: 'U0NORA', target: parent(42), role: 'member' })
    expect(await linksOf()).toEqual(['U0JANE 46 member', 'U0NORA 42 member'])
  })

  it('may be linked to whom the file lists it for', async () => {
    const { linking, actor, linksOf } = await startScene()
    await linking.link(await actor('U0ASTRID'), { userId: 'U0JANE', target: parent(42), role: 'helpdesk' })
    expect(await linksOf()).toEqual(['U0JANE 42 helpdesk'])
  })

  it('goes to one of two people, where two administrators link at once', async () => {
    const { linking, actor, linksOf, events, inStep } = await startScene()
    const astrid = await actor('U0ASTRID')
    inStep(2)
    const both = await Promise.allSettled(
      ['U0NORA', 'U0NIA'].map((userId) => linking.link(astrid, { userId, target: parent(45), role: 'member' })),
    )
    expect(both.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []))).toEqual(['taken'])
    expect(await linksOf()).toHaveLength(1)
    expect(await events()).toHaveLength(1)
  })
})

describe('the person', () => {
  const link = async (userId: string, more: Parameters<typeof startScene>[0] = {}) => {
    const scene = await startScene(more)
    const astrid = await scene.actor('U0ASTRID')
    const linking = scene.linking.link(astrid, { userId, target: parent(45), role: 'member' })
    return { ...scene, linking }
  }

  it.each([
    ['U0ROBOT', '<@U0ROBOT> is a bot, so nothing was linked. Choose a person.'],
    [
      'U0GONE',
      'The Slack account of <@U0GONE> is deactivated, so nothing was linked. Have it activated first, or choose somebody else.',
    ],
    [
      'U0PAT',
      '<@U0PAT> belongs to no workspace of Harbor & Pine, so nothing was linked. Choose somebody else, or ask whoever runs this bot to add theirs.',
    ],
    [
      'U0STRANGER',
      '<@U0STRANGER> belongs to no workspace of Harbor & Pine, so nothing was linked. Choose somebody else, or ask whoever runs this bot to add theirs.',
    ],
    [
      'U0GUEST',
      '<@U0GUEST> is a guest, and guests may not use me in Harbor & Pine, so nothing was linked. Choose somebody else, or ask whoever runs this bot to let guests in.',
    ],
  ])('%s is refused', async (userId, message) => {
    const { linking, linksOf, events } = await link(userId)
    expect(await refused(linking)).toEqual({ code: 'unsuitable', message })
    expect(await linksOf()).toEqual([])
    expect(await events()).toEqual([])
  })

  it('may be a guest where guests are let in', async () => {
    const { linking, linksOf } = await link('U0GUEST', { harbor: { allow_guests: true } })
    await linking
    expect(await linksOf()).toEqual(['U0GUEST 45 member'])
  })

  it('may belong to the Enterprise organization that is listed', async () => {
    const scene = await startScene({ harbor: { slack_workspaces: ['T0PINE', 'E0PINE'] } })
    scene.profiles.set('U0PAT', profile({ teamId: 'T0OTHER', enterpriseId: 'E0PINE' }))
    const wanted = { userId: 'U0PAT', target: parent(45), role: 'member' } as const
    expect(await scene.linking.link(await scene.actor('U0ASTRID'), wanted)).toMatchObject({ link: { userId: 'U0PAT' } })
  })

  it('is not linked unseen where Slack does not answer', async () => {
    const { linking, actor, fails, linksOf } = await startScene()
    const astrid = await actor('U0ASTRID')
    fails.add('profile U0NORA')
    const wanted = { userId: 'U0NORA', target: parent(45), role: 'member' } as const
    expect((await refused(linking.link(astrid, wanted))).code).toBe('slack')
    expect(await linksOf()).toEqual([])
  })
})

describe('the role', () => {
  it('is any, given by an administrator', async () => {
    const { linking, actor, linksOf } = await startScene()
    const astrid = await actor('U0ASTRID')
    await linking.link(astrid, { userId: 'U0NORA', target: parent(45), role: 'helpdesk' })
    await linking.link(astrid, { userId: 'U0NIA', target: parent(46), role: 'admin' })
    expect(await linksOf()).toEqual(['U0NIA 46 admin', 'U0NORA 45 helpdesk'])
  })

  it('is none that the one who gives it does not have', async () => {
    const { linking, actor, linksOf } = await startScene({ harbor: helpdeskLinks })
    const ravi = await actor('U0RAVI')
    expect(await refused(linking.link(ravi, { userId: 'U0NORA', target: parent(45), role: 'admin' }))).toEqual({
      code: 'forbidden',
      message:
        'You do not have the role admin in Harbor & Pine, so you may not give it. Nothing was linked. Give a role that you have, or ask <@U0ASTRID> to do it.',
    })
    await linking.link(ravi, { userId: 'U0NORA', target: parent(45), role: 'helpdesk' })
    await linking.link(ravi, { userId: 'U0NIA', target: parent(46), role: 'member' })
    expect(await linksOf()).toEqual(['U0NIA 46 member', 'U0NORA 45 helpdesk'])
  })

  it('of somebody above is not touched by replacing their link', async () => {
    const { linking, actor, linked, linksOf } = await startScene({ harbor: helpdeskLinks })
    await linked('U0NORA', 45, 'admin')
    const ravi = await actor('U0RAVI')
    expect(await refused(linking.link(ravi, { userId: 'U0NORA', target: parent(46), role: 'member' }))).toEqual({
      code: 'forbidden',
      message:
        '<@U0NORA> is admin in Harbor & Pine, which you are not, so you may not change their link. Nothing was linked. Please ask <@U0ASTRID> or <@U0NORA> to do it.',
    })
    expect((await refused(linking.link(ravi, { userId: 'U0ASTRID', target: parent(46), role: 'member' }))).code).toBe(
      'forbidden',
    )
    expect(await linksOf()).toEqual(['U0NORA 45 admin'])
  })

  it('is not taken from the last administrator', async () => {
    const { linking, actor, linked, linksOf } = await startScene({ harbor: { members: { U0JANE: { parent: 42 } } } })
    await linked('U0NORA', 45, 'admin')
    const nora = await actor('U0NORA')
    expect(await refused(linking.link(nora, { userId: 'U0NORA', target: parent(46), role: 'member' }))).toEqual({
      code: 'last_administrator',
      message:
        '<@U0NORA> is the last administrator of Harbor & Pine, so nothing was linked: nobody could link anyone afterwards. Make somebody else an administrator first.',
    })
    await linking.link(nora, { userId: 'U0NORA', target: parent(46), role: 'admin' })
    await linking.link(nora, { userId: 'U0NIA', target: parent(45), role: 'admin' })
    await linking.link(nora, { userId: 'U0NORA', target: parent(46), role: 'member' })
    expect(await linksOf()).toEqual(['U0NIA 45 admin', 'U0NORA 46 member'])
  })

  it('of an administrator is left to one of two who demote each other at once', async () => {
    const { linking, actor, linked, linksOf, inStep } = await startScene({ harbor: { members: {} } })
    await linked('U0NORA', 45, 'admin')
    await linked('U0NIA', 46, 'admin')
    const [nora, nia] = [await actor('U0NORA'), await actor('U0NIA')]
    inStep(2)
    const both = await Promise.allSettled([
      linking.link(nora, { userId: 'U0NIA', target: parent(46), role: 'member' }),
      linking.link(nia, { userId: 'U0NORA', target: parent(45), role: 'member' }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await linksOf()).filter((link) => link.endsWith('admin'))).toHaveLength(1)
  })

  it('by match counts: who is matched may be linked to another record', async () => {
    const { linking, actor, people, harbor } = await startScene({ harbor: { match: { ...byEmail, confirm: false } } })
    expect(await people.membershipOf(harbor, 'U0NORA')).toMatchObject({ parent: 45 })
    await linking.link(await actor('U0ASTRID'), { userId: 'U0NORA', target: parent(46), role: 'member' })
    expect(await people.membershipOf(harbor, 'U0NORA')).toMatchObject({ parent: 46 })
  })
})

import { describe, expect, it } from 'vitest'
import { byEmail, refused, startScene } from './linking-scene.ts'

const helpdeskLinks = { permissions: { 'links.edit': { helpdesk: 'anyone' } } } as const
const automatic = { match: { ...byEmail, confirm: false } } as const

describe('unlinking somebody', () => {
  it('takes the link, says what there was, and is on record', async () => {
    const { linking, actor, linked, linksOf, events } = await startScene()
    await linked('U0NORA', 45)
    await linked('U0NIA', 46)
    const { link, left } = await linking.unlink(await actor('U0ASTRID'), 'U0NORA')
    expect(link).toMatchObject({ userId: 'U0NORA', parent: 45, role: 'member', by: 'U0BEFORE' })
    expect(left).toBeUndefined()
    expect(await linksOf()).toEqual(['U0NIA 46 member'])
    expect(await events()).toEqual(['unlinked U0ASTRID 12345 links.edit U0NORA'])
  })

  it('leaves their link to another organization', async () => {
    const { linking, actor, linked, linksOf } = await startScene()
    await linked('U0NORA', 45)
    await linked('U0NORA', 91, 'member', '67890')
    await linking.unlink(await actor('U0ASTRID'), 'U0NORA')
    expect(await linksOf('67890')).toEqual(['U0NORA 91 member'])
    expect((await refused(linking.unlink(await actor('U0ASTRID'), 'U0NORA'))).code).toBe('not_linked')
  })

  it('is not for those who may not', async () => {
    const { linking, actor, linked, linksOf } = await startScene()
    await linked('U0NORA', 45)
    expect((await refused(linking.unlink(await actor('U0RAVI'), 'U0NORA'))).message).toContain(
      'so you may not link people to records.',
    )
    expect((await refused(linking.unlink(await actor('U0NORA'), 'U0NORA'))).code).toBe('forbidden')
    expect(await linksOf()).toEqual(['U0NORA 45 member'])
  })

  it('is not done where it cannot be put on record', async () => {
    const { linking, actor, linked, linksOf, loseEvents } = await startScene()
    await linked('U0NORA', 45)
    const astrid = await actor('U0ASTRID')
    await loseEvents()
    await expect(linking.unlink(astrid, 'U0NORA')).rejects.toThrow()
    expect(await linksOf()).toEqual(['U0NORA 45 member'])
  })

  it('is done once, where two do it at once', async () => {
    const { linking, actor, linked, events } = await startScene()
    await linked('U0NORA', 45)
    const astrid = await actor('U0ASTRID')
    const both = await Promise.allSettled([linking.unlink(astrid, 'U0NORA'), linking.unlink(astrid, 'U0NORA')])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await events()).toHaveLength(1)
  })
})

describe('where there is no link', () => {
  it.each([
    ['U0NIA', '<@U0NIA> is not linked to a record in Harbor & Pine, so nothing was unlinked. Please check the person.'],
    [
      'U0JANE',
      'The organizations file says that <@U0JANE> belongs to Harbor & Pine; there is no link of theirs, so nothing was unlinked. Please ask whoever runs this bot to change the file.',
    ],
    [
      'U0NORA',
      '<@U0NORA> belongs to Harbor & Pine because their Slack profile matches a record, as the organizations file says. There is no link of theirs, so nothing was unlinked. Please ask whoever runs this bot to change the file, or link them to another record.',
    ],
  ])('%s is told about', async (userId, message) => {
    const { linking, actor, events } = await startScene({ harbor: automatic })
    expect(await refused(linking.unlink(await actor('U0ASTRID'), userId))).toEqual({ code: 'not_linked', message })
    expect(await events()).toEqual([])
  })
})

describe('what is left without the link', () => {
  it('is what the file says', async () => {
    const { linking, actor, linked, people, harbor } = await startScene()
    await linked('U0JANE', 46)
    const { left } = await linking.unlink(await actor('U0ASTRID'), 'U0JANE')
    expect(left).toMatchObject({ parent: 42, source: { kind: 'file' } })
    expect(left).toEqual(await people.membershipOf(harbor, 'U0JANE'))
  })

  it('is what matches, be it the record that was linked', async () => {
    const { linking, actor, linked, people, harbor } = await startScene({ harbor: automatic })
    await linked('U0NORA', 45)
    const { left } = await linking.unlink(await actor('U0ASTRID'), 'U0NORA')
    expect(left).toMatchObject({ parent: 45, source: { kind: 'match', profile: 'email' } })
    expect(left).toEqual(await people.membershipOf(harbor, 'U0NORA'))
  })

  it('is nothing where the record that matches is somebody else’s', async () => {
    const { linking, actor, linked, people, harbor } = await startScene({ harbor: automatic })
    await linked('U0NORA', 46)
    await linked('U0NIA', 45)
    const { left } = await linking.unlink(await actor('U0ASTRID'), 'U0NORA')
    expect(left).toBeUndefined()
    expect(await people.membershipOf(harbor, 'U0NORA')).toBeUndefined()
  })

  it('is nothing where an administrator would have to confirm the match', async () => {
    const { linking, actor, linked } = await startScene({ harbor: { match: byEmail } })
    await linked('U0NORA', 45)
    expect((await linking.unlink(await actor('U0ASTRID'), 'U0NORA')).left).toBeUndefined()
  })

  it('does not stand in the way where it cannot be found out', async () => {
    const { linking, actor, linked, linksOf, broken } = await startScene({ harbor: automatic })
    await linked('U0NORA', 45)
    broken.add('12345')
    expect((await linking.unlink(await actor('U0ASTRID'), 'U0NORA')).left).toBeUndefined()
    expect(await linksOf()).toEqual([])
  })

  it('is never the record of somebody else', async () => {
    const { linking, actor, linked, linksOf } = await startScene()
    await linked('U0JANE', 46)
    await linked('U0NORA', 42)
    const astrid = await actor('U0ASTRID')
    expect(await refused(linking.unlink(astrid, 'U0JANE'))).toEqual({
      code: 'taken',
      message:
        'Without this link, <@U0JANE> would get the record that the organizations file lists for them, and <@U0NORA> is linked to that one. Nothing was unlinked. Unlink <@U0NORA> first, or ask whoever runs this bot to change the file.',
    })
    expect(await linksOf()).toEqual(['U0JANE 46 member', 'U0NORA 42 member'])
    await linking.unlink(astrid, 'U0NORA')
    expect((await linking.unlink(astrid, 'U0JANE')).left).toMatchObject({ parent: 42 })
  })
})

describe('somebody above', () => {
  it('is not unlinked by who does not have their role', async () => {
    const { linking, actor, linked, linksOf } = await startScene({ harbor: helpdeskLinks })
    await linked('U0NORA', 45, 'admin')
    await linked('U0NIA', 46, 'helpdesk')
    const ravi = await actor('U0RAVI')
    expect(await refused(linking.unlink(ravi, 'U0NORA'))).toEqual({
      code: 'forbidden',
      message:
        '<@U0NORA> is admin in Harbor & Pine, which you are not, so you may not change their link. Nothing was unlinked. Please ask <@U0ASTRID> or <@U0NORA> to do it.',
    })
    await linking.unlink(ravi, 'U0NIA')
    expect(await linksOf()).toEqual(['U0NORA 45 admin'])
  })

  it('of another organization is nobody above here', async () => {
    const kite = { members: { U0OMAR: { parent: 90, role: 'helpdesk' } }, ...helpdeskLinks } as const
    const { linking, actor, linked, linksOf } = await startScene({ kite })
    await linked('U0NORA', 45, 'admin')
    await linked('U0NORA', 91, 'member', '67890')
    await linking.unlink(await actor('U0OMAR'), 'U0NORA')
    expect([await linksOf(), await linksOf('67890')]).toEqual([['U0NORA 45 admin'], []])
  })

  it('is above by a group or by the file too', async () => {
    const { linking, actor, linked } = await startScene({
      harbor: { ...helpdeskLinks, groups: { S0BOARD: 'admin' } },
      groups: { S0BOARD: ['U0NORA'] },
    })
    await linked('U0NORA', 45)
    await linked('U0ASTRID', 46)
    const ravi = await actor('U0RAVI')
    expect((await refused(linking.unlink(ravi, 'U0NORA'))).code).toBe('forbidden')
    expect((await refused(linking.unlink(ravi, 'U0ASTRID'))).code).toBe('forbidden')
  })
})

describe('the last administrator', () => {
  const last = {
    code: 'last_administrator',
    message:
      '<@U0NORA> is the last administrator of Harbor & Pine, so nothing was unlinked: nobody could link anyone afterwards. Make somebody else an administrator first.',
  }
  const start = async (harbor: object = {}, groups: Record<string, string[]> = {}) => {
    const scene = await startScene({ harbor: { members: { U0JANE: { parent: 42 } }, ...harbor }, groups })
    await scene.linked('U0NORA', 45, 'admin')
    const unlinkSelf = async () => scene.linking.unlink(await scene.actor('U0NORA'), 'U0NORA')
    return { ...scene, unlinkSelf }
  }

  it('stays, even by their own hand', async () => {
    const { unlinkSelf, linked, linksOf } = await start()
    await linked('U0NIA', 46, 'helpdesk')
    expect(await refused(unlinkSelf())).toEqual(last)
    expect(await linksOf()).toContain('U0NORA 45 admin')
  })

  it('is not missed where there is none: others may be unlinked', async () => {
    const { linking, actor, linked, linksOf } = await startScene({
      harbor: { members: { U0RAVI: { parent: 43, role: 'helpdesk' } }, ...helpdeskLinks },
    })
    await linked('U0NORA', 45)
    await linking.unlink(await actor('U0RAVI'), 'U0NORA')
    expect(await linksOf()).toEqual([])
  })

  it.each([
    ['a link', {}, {}],
    ['the file', { members: { U0RAVI: { role: 'admin' } } }, {}],
    ['a group', { members: { U0RAVI: {} }, groups: { S0BOARD: 'admin' } }, { S0BOARD: ['U0RAVI'] }],
  ])('may go where somebody else is one by %s', async (by, harbor, groups) => {
    const { unlinkSelf, linked, linksOf } = await start(harbor, groups)
    if (by === 'a link') await linked('U0NIA', 46, 'admin')
    await unlinkSelf()
    expect(await linksOf()).not.toContain('U0NORA 45 admin')
  })

  it('may go where they stay one by the file', async () => {
    const { unlinkSelf } = await start({ members: { U0NORA: { parent: 45, role: 'admin' } } })
    expect((await unlinkSelf()).left).toMatchObject({ source: { kind: 'file' } })
  })

  it('is who is the only one that can act', async () => {
    const members = { U0GONE: { role: 'admin' }, U0GUEST: { role: 'admin' }, U0PAT: { role: 'admin' } }
    const groups = { groups: { S0BOARD: 'admin', S0LOST: 'admin' } }
    const { unlinkSelf } = await start({ members, ...groups }, { S0BOARD: ['U0NIA'] })
    expect(await refused(unlinkSelf())).toEqual(last)
  })

  it('may be one whom a typing error in the file hides from Slack', async () => {
    const members = { U0TYPO: { role: 'admin' }, U0RAVI: { role: 'admin' } }
    const { unlinkSelf } = await start({ members })
    await unlinkSelf()
  })

  it('is not judged where Slack does not answer', async () => {
    const { unlinkSelf, linksOf } = await start({ members: { U0TYPO: { role: 'admin' } } })
    expect((await refused(unlinkSelf())).code).toBe('slack')
    expect(await linksOf()).toEqual(['U0NORA 45 admin'])
  })

  it('is left where two unlink each other at once', async () => {
    const { linking, actor, linked, linksOf, events, inStep } = await start()
    await linked('U0NIA', 46, 'admin')
    // Elsewhere they are administrators too, which does not help here.
    await linked('U0NORA', 90, 'admin', '67890')
    await linked('U0NIA', 91, 'admin', '67890')
    const [nora, nia] = [await actor('U0NORA', '12345'), await actor('U0NIA', '12345')]
    inStep(2)
    const both = await Promise.allSettled([linking.unlink(nora, 'U0NIA'), linking.unlink(nia, 'U0NORA')])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await linksOf()).toHaveLength(1)
    expect(await events()).toHaveLength(1)
  })
})

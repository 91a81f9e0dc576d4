import { describe, expect, it } from 'vitest'
import { createCandidates } from '../../src/access/candidates.ts'
import { holdersOf } from '../../src/access/holders.ts'
import { byEmail, profile, refused, startScene } from './linking-scene.ts'

const automatic = { match: { ...byEmail, confirm: false } } as const

const overviewOf = async ({ linking, actor }: Awaited<ReturnType<typeof startScene>>, by = 'U0ASTRID') => {
  const { mapped, unmapped } = await linking.overview(await actor(by))
  return {
    mapped: Object.fromEntries(mapped.map(({ userId, parent, source }) => [userId, `${parent} ${source.kind}`])),
    unmapped: Object.fromEntries(unmapped.map(({ userId, why }) => [userId, why])),
  }
}

describe('who is mapped', () => {
  it('is who is linked or listed, with their roles, once each', async () => {
    const scene = await startScene({ harbor: { groups: { S0BOARD: 'admin' } }, groups: { S0BOARD: ['U0NORA'] } })
    await scene.linked('U0NORA', 45, 'helpdesk')
    await scene.linked('U0JANE', 46)
    await scene.linked('U0WES', 91, 'member', '67890')
    expect((await overviewOf(scene)).mapped).toEqual({
      U0JANE: '46 link',
      U0RAVI: '43 file',
      U0ASTRID: '44 file',
      U0NORA: '45 link',
    })
    const { mapped } = await scene.linking.overview(await scene.actor('U0ASTRID'))
    expect(mapped).toHaveLength(4)
    expect(mapped.find(({ userId }) => userId === 'U0NORA')).toEqual({
      ...(await scene.people.membershipOf(scene.harbor, 'U0NORA')),
      userId: 'U0NORA',
    })
  })

  it('is also who left the workspace: an administrator may want to unlink them', async () => {
    const scene = await startScene()
    await scene.linked('U0GONE', 45)
    expect((await overviewOf(scene)).mapped).toMatchObject({ U0GONE: '45 link' })
  })

  it('is who is matched without anyone’s doing', async () => {
    const scene = await startScene({ harbor: automatic })
    const { mapped, unmapped } = await overviewOf(scene)
    expect(mapped).toMatchObject({ U0NORA: '45 match', U0JANE: '42 file' })
    expect(unmapped).not.toHaveProperty('U0NORA')
    expect(scene.asked.filter((each) => each === 'profile U0NORA')).toEqual([])
  })

  it('is not who matches a record of somebody else, or would have to be confirmed', async () => {
    const scene = await startScene({ harbor: automatic })
    await scene.linked('U0NIA', 45)
    expect(await overviewOf(scene)).toMatchObject({ mapped: { U0NIA: '45 link' }, unmapped: { U0NORA: 'not linked' } })
    const other = await startScene({ harbor: { match: byEmail } })
    expect(await overviewOf(other)).toMatchObject({ unmapped: { U0NORA: 'not linked' } })
  })

  it('is nothing for those who may not know', async () => {
    const { linking, actor } = await startScene()
    for (const userId of ['U0JANE', 'U0RAVI'])
      expect((await refused(linking.overview(await actor(userId)))).message).toContain(
        'so you may not see which record is whose.',
      )
  })
})

describe('who is mapped to nothing', () => {
  it('is everyone else of the workspace, and why', async () => {
    const scene = await startScene({ harbor: { match: byEmail } })
    const { unmapped } = await overviewOf(scene)
    expect(unmapped).toEqual({
      U0NORA: 'not linked',
      U0TWIN: 'several records match',
      U0NIA: 'nothing matches',
      U0WES: 'nothing matches',
      U0GUEST: 'guest',
    })
  })

  it('is just not linked where there is no rule', async () => {
    expect((await overviewOf(await startScene())).unmapped).toMatchObject({ U0TWIN: 'not linked', U0NIA: 'not linked' })
  })

  it('has asked, or was declined', async () => {
    const scene = await startScene({ harbor: { match: byEmail } })
    const { proposal } = await scene.linking.ask(await scene.standing('U0NORA'), '12345')
    expect((await overviewOf(scene)).unmapped).toMatchObject({ U0NORA: 'asked' })
    await scene.linking.decide(await scene.actor('U0ASTRID'), proposal.id, 'declined')
    expect((await overviewOf(scene)).unmapped).toMatchObject({ U0NORA: 'declined' })
  })

  it('may be a guest, where guests are let in', async () => {
    const { unmapped } = await overviewOf(await startScene({ harbor: { allow_guests: true } }))
    expect(unmapped).toMatchObject({ U0GUEST: 'not linked' })
  })

  it('could not be checked, where the service does not answer; and it is not asked for everyone', async () => {
    const scene = await startScene({ harbor: automatic })
    scene.broken.add('12345')
    for (let index = 0; index < 40; index++)
      scene.profiles.set(`U0MORE${index}`, profile({ email: `more${index}@pinewood.example` }))
    const { mapped, unmapped } = await overviewOf(scene)
    expect(mapped).toMatchObject({ U0JANE: '42 file' })
    expect(unmapped).toMatchObject({ U0NORA: 'could not be checked', U0MORE39: 'could not be checked' })
    expect(scene.reads()).toBeLessThan(10)
  })

  it('is asked of Slack for a custom profile field, within reason', async () => {
    const scene = await startScene({ harbor: { match: { profile: 'Xf0KEY', field: 'custom_fields.department' } } })
    for (let index = 0; index < 250; index++) scene.profiles.set(`U0MORE${index}`, profile())
    const { unmapped } = await overviewOf(scene)
    expect(scene.asked.filter((each) => each.startsWith('field '))).toHaveLength(200)
    expect(scene.asked).not.toContain('field U0GUEST')
    expect(unmapped).toMatchObject({ U0NIA: 'nothing matches', U0MORE249: 'could not be checked' })
  })

  it('is nobody of another organization, by whatever they are mapped to it', async () => {
    const scene = await startScene({ kite: automatic })
    await scene.linked('U0NORA', 91, 'member', '67890')
    scene.profiles.set('U0ALSO', profile({ email: 'nobody@pinewood.example' }))
    const { mapped, unmapped } = await overviewOf(scene)
    expect(Object.keys({ ...mapped, ...unmapped })).not.toContain('U0OMAR')
    expect(unmapped).not.toHaveProperty('U0NORA')
    // The record that matches is linked to somebody else: so they are in neither.
    expect(unmapped).toMatchObject({ U0WES: 'not linked', U0ALSO: 'not linked' })
    await scene.linking.unlink(await scene.actor('U0OMAR'), 'U0NORA')
    expect((await overviewOf(scene)).unmapped).not.toHaveProperty('U0WES')
  })

  it('is nobody who may be of another organization, where that cannot be found out', async () => {
    const scene = await startScene({ kite: automatic })
    scene.broken.add('67890')
    expect((await overviewOf(scene)).unmapped).toEqual({ U0GUEST: 'guest', U0NIA: 'not linked' })
  })

  it('is who is only proposed to another organization, and who could not be of it', async () => {
    const proposed = await startScene({ kite: { match: byEmail } })
    expect((await overviewOf(proposed)).unmapped).toMatchObject({ U0WES: 'not linked' })
    const elsewhere = await startScene({ kite: { ...automatic, slack_workspaces: ['T0OTHER'] } })
    expect((await overviewOf(elsewhere)).unmapped).toMatchObject({ U0WES: 'not linked' })
  })
})

describe('records without anyone', () => {
  const candidatesOf = async (scene: Awaited<ReturnType<typeof startScene>>, typed: string, most = 10) =>
    (await scene.linking.candidates(await scene.actor('U0ASTRID'), typed, most)).map(
      ({ id, parent, hints }) => `#${id} ${parent} ${hints.join(', ')}`,
    )

  it('are those that nobody is linked to or listed for', async () => {
    const scene = await startScene()
    await scene.linked('U0NIA', 47)
    expect(await candidatesOf(scene, '')).toEqual([
      '#4 45 Nora@Pinewood.example, Finance, 91000',
      '#5 46 twins@pinewood.example, Garden',
    ])
    await scene.linked('U0JANE', 46)
    expect(await candidatesOf(scene, '')).toEqual([
      '#1 42 jane@pinewood.example, Finance',
      '#4 45 Nora@Pinewood.example, Finance, 91000',
    ])
  })

  it.each([
    ['4', [45, 46, 47]],
    ['45', [45]],
    ['5', []],
    ['#5', [46]],
    ['#', [45, 46, 47]],
    ['#9', []],
    ['user 45', [45]],
    ['record #5', [46]],
    ['Record 5', [46]],
    ['user', []],
    [' GARD ', [46]],
    ['pinewood', [45, 46, 47]],
    ['SN0000', []],
    ['dark', []],
  ])('are found by what is typed: %j', async (typed, parents) => {
    const scene = await startScene()
    const found = await scene.linking.candidates(await scene.actor('U0ASTRID'), typed, 10)
    expect(found.map(({ parent }) => parent)).toEqual(parents)
  })

  it('are at most as many as asked for', async () => {
    expect(await candidatesOf(await startScene(), '', 2)).toHaveLength(2)
  })

  it('show no sensitive field, and are not found by it', async () => {
    const scene = await startScene({ harbor: { fields: [{ path: 'custom_fields.salary', sensitive: true }] } })
    expect(await candidatesOf(scene, '45')).toEqual(['#4 45 Nora@Pinewood.example, Finance'])
    expect(await candidatesOf(scene, '910')).toEqual([])
  })

  it('show no sensitive field, were the roster to keep one', async () => {
    const scene = await startScene({ harbor: { fields: [{ path: 'custom_fields.salary', sensitive: true }] } })
    const hints = [{ path: 'custom_fields.salary', text: '91000' }]
    const roster = { entries: async () => [{ id: 4, parent: 45, hints }] }
    const candidates = createCandidates({ db: scene.db, roster })
    expect(await candidates(await scene.actor('U0ASTRID'), '', 10)).toEqual([{ id: 4, parent: 45, hints: [] }])
  })

  it('show no field that the one who asks may not see, and are not found by it', async () => {
    const fields = [{ path: 'custom_fields.department', visible_to: ['self' as const, 'helpdesk' as const] }]
    const permissions = { 'links.edit': { helpdesk: 'anyone' } } as const
    const scene = await startScene({ harbor: { fields, permissions } })
    expect(await candidatesOf(scene, '46')).toEqual(['#5 46 twins@pinewood.example'])
    expect(await candidatesOf(scene, 'garden')).toEqual([])
    const ravi = await scene.linking.candidates(await scene.actor('U0RAVI'), 'garden', 10)
    expect(ravi.map(({ hints }) => hints)).toEqual([['Garden', 'twins@pinewood.example']])
  })

  it('are nothing for those who may not link', async () => {
    const { linking, actor } = await startScene()
    expect((await refused(linking.candidates(await actor('U0RAVI'), '4', 10))).code).toBe('forbidden')
  })
})

it('the holders of all records are the holders of each', async () => {
  const { harbor, linked, links, people } = await startScene()
  await linked('U0JANE', 46)
  await linked('U0RAVI', 43)
  await linked('U0NIA', 44)
  const holders = holdersOf(harbor, await links.list('12345'))
  for (let parent = 40; parent < 50; parent++) expect(holders.get(parent)).toBe(await people.holderOf(harbor, parent))
})

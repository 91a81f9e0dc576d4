import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createLinks } from '../../src/access/links.ts'
import type { Workspace } from '../../src/demo/slack/types.ts'
import { organizationOf } from '../support/organization.ts'
import {
  harbor,
  helpdeskGroup,
  ids,
  kite,
  others,
  records,
  startWorld,
  type World,
  type WorldOptions,
} from '../support/world.ts'

let world: World
const begin = async (options: WorldOptions = {}) => {
  world = await startWorld({ transport: 'http', ...options })
}
afterEach(() => world.stop())

const answer = async (name: string, command = '/userextra') => {
  const person = world.person(name)
  await person.runs(command)
  return person.messages().at(-1)?.text ?? ''
}

describe('which record is whose', () => {
  afterEach(() => expect(world.slack.problems()).toEqual([]))

  it('is told by an administrator’s link, before the organizations file', async () => {
    await begin()
    expect(await answer('nora')).toContain('user 45')
    await answer('astrid', '/userextra link @nora 48')
    expect(await answer('nora')).toContain('user 48')
    expect(await answer('nora', '/userextra whoami')).toMatch(/a link by @astrid/)
    expect(await answer('ravi', '/userextra @nora')).toContain('user 48')
    expect(await answer('ravi', '/userextra 48')).toContain('@nora')
    expect(await answer('ravi', '/userextra 45')).not.toContain('@nora')
  })

  it.each([
    ['e-mail address', 'email', 'custom_fields.email', {}],
    ['custom field', 'Xf0BADGE', 'custom_fields.badge', { profileFields: { Xf0BADGE: ' b-48 ' } }],
  ])('is told by a match of the %s, whichever case it is in', async (_what, profile, field, changes) => {
    await begin({ adjust: { harbor: { match: { profile, field, confirm: false } } } })
    await world.ask('PATCH', '7/', { custom_fields: { badge: 'B-48' } })
    world.slack.changePerson('nia', changes)
    expect(await answer('nia')).toContain('user 48')
    expect(await answer('nia', '/userextra whoami')).toMatch(/a match of/)
    expect(await answer('ravi', '/userextra @nia')).toContain('user 48')
  })

  it('is not told by a match that two records have, or that somebody else’s record has', async () => {
    await begin({ adjust: { harbor: { match: { profile: 'email', field: 'custom_fields.email', confirm: false } } } })
    await world.ask('PATCH', '4/', { custom_fields: { email: 'nia@harbor.example' } })
    expect(await answer('nia')).toContain('I do not know which record is yours')
    await world.ask('PATCH', '7/', { custom_fields: { email: 'else@harbor.example' } })
    expect(await answer('nia')).toContain('I do not know which record is yours')
  })

  it('is not told by an address that Slack does not show', async () => {
    await begin({ adjust: { harbor: { match: { profile: 'email', field: 'custom_fields.email', confirm: false } } } })
    world.slack.changePerson('nia', { email: undefined })
    expect(await answer('nia')).toContain('I do not know which record is yours')
  })

  it('is said to be unknown for now, while the service does not answer', async () => {
    await begin({ adjust: { harbor: { match: { profile: 'email', field: 'custom_fields.email', confirm: false } } } })
    world.api.becomes({ status: 503 })
    const told = await answer('nia')
    expect(told).toContain('I could not find out just now which record is yours')
    world.api.recovers()
  })
})

describe('roles by user group', () => {
  beforeEach(() => begin({ adjust: { harbor: { groups: { [helpdeskGroup]: 'helpdesk' } } } }))

  it('let somebody do more, and are asked of Slack once a minute at most', async () => {
    world.slack.setUserGroupMembers(helpdeskGroup, [ids.nora])
    expect(await answer('nora', '/userextra @jane')).toContain('user 42')
    await answer('nora', '/userextra 42')
    await answer('jane')
    const asked = world.slack.traffic().filter(({ name }) => name === 'usergroups.users.list')
    expect(asked).toHaveLength(1)
  })

  it.each([{ error: 'missing_scope' }, { error: 'internal_error' }, { status: 503 }, 'cut' as const])(
    'are absent, and nothing else, while Slack says %j',
    async (failure) => {
      world.slack.setUserGroupMembers(helpdeskGroup, [ids.nora])
      world.slack.faults.fail('usergroups.users.list', failure)
      expect(await answer('nora', '/userextra @jane')).toContain('you may look up records only for yourself')
      expect(await answer('nora')).toContain('user 45')
      expect(await answer('ravi', '/userextra @jane')).toContain('user 42')
    },
  )
})

describe('who is refused', () => {
  it.each([
    ['nia', 'I do not know which record is yours', 'unmapped'],
    ['pat', 'you come from another one', 'elsewhere'],
    ['robot', 'I answer people only, not bots', 'bot'],
    ['gone', 'Your Slack account is deactivated', 'deactivated'],
    ['gus', 'You are a guest in this workspace', 'guest'],
    ['connie', 'You belong to Harbor &amp; Pine and Blue Kite Labs, and I never mix them', 'choose'],
  ])(
    '%s reads why, that nothing was looked up, and what to do, whatever they try; it is written down',
    async (name, words, reason) => {
      await begin()
      const before = world.api.passed.length
      for (const command of ['', 'whoami', '@jane', '42', 'devices', 'preferences', 'link @nia 48', 'links', 'help']) {
        const told = await answer(name, `/userextra ${command}`)
        expect(told.replaceAll('&amp;', '&')).toContain(words.replaceAll('&amp;', '&'))
        expect(told).toMatch(/[Nn]othing was looked up|looked nothing up/)
      }
      expect(world.api.passed).toHaveLength(before)
      const refused = await world.events('refused')
      expect(refused).toHaveLength(9)
      expect(refused[0]).toMatchObject({ what: reason, organization_id: null, subject: null, path: null })
    },
  )

  it('a guest is not, where the organization allows guests', async () => {
    await begin({
      adjust: { harbor: { allow_guests: true, members: { [others.gus]: { parent: 48, role: 'member' } } } },
    })
    expect(await answer('gus')).toContain('user 48')
  })

  it('whoever was linked to an organization that is set up no longer is told that', async () => {
    await begin()
    const at = new Date().toISOString()
    await world.inDatabase((db) =>
      createLinks(db).add({ organizationId: 'gone', userId: others.nia, parent: 1, role: 'admin', by: ids.omar, at }),
    )
    expect(await answer('nia')).toContain('an organization that is no longer set up here')
  })

  it('whoever Slack does not tell about just now is told to try again, and is let in by nothing', async () => {
    await begin()
    world.slack.faults.fail('users.info', { status: 503 })
    expect(await answer('jane')).toContain('Slack did not let me finish this just now')
  })
})

describe('Enterprise Grid', () => {
  const enterprise = { id: 'E0PINE', name: 'Pine Group' }
  const workspace: Workspace = {
    teams: [
      { id: 'T0PINE', name: 'Pinewood', domain: 'pinewood', enterprise },
      { id: 'T0OAK', name: 'Oakwood', domain: 'oakwood', enterprise },
      { id: 'T0FAR', name: 'Far', domain: 'far', enterprise: { id: 'E0FAR', name: 'Far Group' } },
    ],
    people: [
      { id: ids.jane, name: 'jane', team: 'T0PINE' },
      { id: ids.nora, name: 'nora', team: 'T0OAK' },
      { id: ids.wes, name: 'wes', team: 'T0FAR' },
    ],
    channels: [{ id: 'C0GENERAL', name: 'general', members: [ids.jane, ids.nora, ids.wes] }],
  }
  const home = (...slack_workspaces: string[]) => ({
    workspace,
    records,
    organizations: [
      organizationOf({
        ...harbor,
        slack_workspaces,
        members: {
          [ids.jane]: { parent: 42, role: 'member' },
          [ids.nora]: { parent: 45, role: 'member' },
          [ids.wes]: { parent: 43, role: 'admin' },
        },
      }),
      organizationOf({ ...kite, slack_workspaces: ['T0NOBODY'] }),
    ],
  })

  it.each([false, true])(
    'an Enterprise id is a home for people of all its workspaces (org-wide install: %s)',
    async (isEnterpriseInstall) => {
      await begin({ scene: home('E0PINE'), isEnterpriseInstall })
      expect(await answer('jane')).toContain('user 42')
      expect(await answer('nora')).toContain('user 45')
      const nora = await world.person('nora').opensHome()
      expect(nora.home()).toContain('user 45')
      await nora.clicks('Preferences')
      expect(nora.modal()?.text).toContain('Theme')
      expect(await answer('wes')).toMatch(/you come from another one|belongs to another workspace/)
    },
  )

  it.each([false, true])(
    'lists of people and groups are had from all its workspaces (org-wide install: %s)',
    async (isEnterpriseInstall) => {
      const scene = home('E0PINE')
      const groups = { [helpdeskGroup]: 'helpdesk' as const }
      const organizations = scene.organizations.map((each) => (each.id === harbor.id ? { ...each, groups } : each))
      const userGroups = [
        { id: helpdeskGroup, handle: 'helpdesk', name: 'Helpdesk', members: [ids.jane], team: 'T0PINE' },
      ]
      await begin({ scene: { ...scene, organizations, workspace: { ...workspace, userGroups } }, isEnterpriseInstall })
      expect(await answer('jane', '/userextra whoami')).toContain('helpdesk, by the user group')
      expect(await answer('jane', '/userextra @nora')).toContain('user 45')
      expect(world.slack.problems()).toEqual([])
    },
  )

  it.each([false, true])('menus that search work for them too (org-wide install: %s)', async (isEnterpriseInstall) => {
    await begin({ scene: home('T0PINE'), isEnterpriseInstall })
    const jane = world.person('jane')
    await jane.runs('/userextra preferences')
    await jane.fills({ 'Time zone': 'Asia/Tokyo' })
    await jane.submits()
    expect(jane.modal()?.text).toContain('Saved')
  })

  it('a workspace id is a home for its own people alone', async () => {
    await begin({ scene: home('T0PINE') })
    expect(await answer('jane')).toContain('user 42')
    expect(await answer('nora')).toMatch(/you come from another one|belongs to another workspace/)
    expect(await answer('wes')).toMatch(/you come from another one|belongs to another workspace/)
  })
})

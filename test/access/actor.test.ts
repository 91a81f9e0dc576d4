import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createActors, type Identity } from '../../src/access/actor.ts'
import { createLinks, type Links } from '../../src/access/links.ts'
import type { Organization } from '../../src/access/organization.ts'
import { createPeople, type Match } from '../../src/access/people.ts'
import { createRequests } from '../../src/access/requests.ts'
import type { Profile } from '../../src/access/slack-people.ts'
import { type AccessTables, accessMigrations } from '../../src/access/store.ts'
import { AppError } from '../../src/errors.ts'
import { type Database, openDatabase } from '../../src/store/database.ts'
import { organizationOf } from '../support/organization.ts'

const someone: Profile = {
  teamId: 'T1',
  enterpriseId: undefined,
  teamIds: [],
  isBot: false,
  isDeactivated: false,
  isStranger: false,
  isGuest: false,
  email: 'x@example.org',
}

const acme = organizationOf({
  id: '1',
  name: 'Acme',
  slack_workspaces: ['T1'],
  members: { U0ADA: { parent: 1, role: 'admin' }, U0BOB: { parent: 2, role: 'member' }, U0TEC: { role: 'helpdesk' } },
  groups: { S0HELP: 'helpdesk', S0BOSS: 'admin' },
})
const bolt = organizationOf({
  id: '2',
  name: 'Bolt',
  slack_workspaces: ['T1', 'E9'],
  members: { U0TEC: { parent: 22, role: 'member' } },
})

const at = '2026-01-02T03:04:05.000Z'
const link = (userId: string, parent: number, more: object = {}) => ({
  organizationId: '1',
  userId,
  parent,
  role: 'member' as const,
  by: 'U0ADA',
  at,
  ...more,
})

describe('who somebody is', () => {
  let db: Database<AccessTables>
  let links: Links
  let profiles: Record<string, Partial<Profile>>
  let groups: Record<string, string[] | undefined>
  let matched: Record<string, Match | Error>
  let now: Date
  let looked: string[]

  beforeEach(async () => {
    db = await openDatabase<AccessTables>('sqlite::memory:', accessMigrations)
    links = createLinks(db)
    profiles = {}
    groups = { S0HELP: [], S0BOSS: [] }
    matched = {}
    looked = []
    now = new Date('2026-02-01T12:00:00Z')
  })
  afterEach(() => db.destroy())

  const actorsOf = (...organizations: Organization[]) => {
    const slack = {
      profile: async (userId: string) => ({ ...someone, ...profiles[userId] }),
      profileField: async () => undefined,
      groupMembers: async (groupId: string) => (groups[groupId] ? new Set(groups[groupId]) : undefined),
      everyone: async () => [],
    }
    const matches = {
      find: async (organization: Organization, userId: string) => {
        looked.push(`${organization.id} ${userId}`)
        const found = matched[`${organization.id} ${userId}`]
        if (found instanceof Error) throw found
        return found
      },
    }
    const people = createPeople({ slack, links, matches })
    return createActors({ organizations, slack, links, people, matches, requests: createRequests(db, () => now) })
  }
  const standing = (userId: string, more: Partial<Identity> = {}, organizations: Organization[] = [acme, bolt]) =>
    actorsOf(...organizations).standing({ userId, teamId: 'T1', ...more })
  const refused = async (...given: Parameters<typeof standing>) => {
    const { refusal, memberships } = await standing(...given)
    return { code: refusal?.code, message: refusal?.message ?? '', memberships, offers: refusal?.offers }
  }

  describe('by the organizations file', () => {
    it('has the record and the role that it says', async () => {
      const { actor } = await standing('U0ADA')
      expect(actor).toMatchObject({ parent: 1, source: { kind: 'file' }, roles: ['member', 'admin'], others: [] })
      expect(actor?.organization.id).toBe('1')
      expect(actor?.grants).toEqual([
        { role: 'member', from: { kind: 'everyone' } },
        { role: 'admin', from: { kind: 'file' } },
      ])
    })

    it('is no actor with a name that only objects have', async () => {
      expect((await refused('constructor')).code).toBe('refused_unmapped')
    })
  })

  describe('by a link', () => {
    it('which decides over the file, while the roles of both add up', async () => {
      await links.add(link('U0ADA', 7, { role: 'helpdesk' }))
      const { actor } = await standing('U0ADA')
      expect(actor).toMatchObject({ parent: 7, source: { kind: 'link', by: 'U0ADA', at } })
      expect(actor?.roles).toEqual(['member', 'admin', 'helpdesk'])
      expect(actor?.grants.at(-1)).toEqual({ role: 'helpdesk', from: { kind: 'link' } })
    })

    it('to another organization’s record gives nothing here', async () => {
      await links.add(link('U0EVE', 7, { organizationId: '2' }))
      const { actor } = await standing('U0EVE')
      expect(actor?.organization.id).toBe('2')
      expect((await refused('U0EVE', {}, [acme])).code).toBe('refused_unconfigured')
    })

    it('of somebody else to the record that the file lists takes that record, and leaves the role', async () => {
      await links.add(link('U0EVE', 1))
      expect((await standing('U0ADA')).actor).toMatchObject({ parent: undefined, roles: ['member', 'admin'] })
      expect((await standing('U0EVE')).actor?.parent).toBe(1)
      await links.add(link('U0EVE', 1, { organizationId: '2' }))
      await links.remove('1', 'U0EVE')
      expect((await standing('U0ADA')).actor?.parent).toBe(1)
    })

    it('of somebody else counts in its own organization alone, where two have records of one number', async () => {
      const both = { U0TEC: { parent: 22, role: 'member' as const } }
      await links.add(link('U0EVE', 22))
      const { memberships } = await standing('U0TEC', {}, [{ ...acme, members: both }, bolt])
      expect(memberships.map(({ parent }) => parent)).toEqual([undefined, 22])
    })

    it('that is taken away leaves what the file says', async () => {
      await links.add(link('U0BOB', 7))
      await links.remove('1', 'U0BOB')
      expect((await standing('U0BOB')).actor).toMatchObject({ parent: 2, source: { kind: 'file' } })
    })
  })

  describe('by a match', () => {
    const automatic = { ...acme, match: { profile: 'email', field: 'custom_fields.email', confirm: false } }
    const confirmed = { ...acme, match: { profile: 'email', field: 'custom_fields.email', confirm: true } }
    const match = (organization: Organization): Match => ({ organization, parent: 9, profile: 'email' })

    it('where the organization asks for no confirmation', async () => {
      matched['1 U0EVE'] = match(automatic)
      const { actor } = await standing('U0EVE', {}, [automatic, bolt])
      expect(actor).toMatchObject({ parent: 9, source: { kind: 'match', profile: 'email' }, roles: ['member'] })
    })

    it('not where the record is somebody else’s by link or file, or the file knows the person', async () => {
      matched['1 U0EVE'] = { ...match(automatic), parent: 2 }
      expect((await refused('U0EVE', {}, [automatic])).code).toBe('refused_unmapped')
      matched['1 U0EVE'] = match(automatic)
      await links.add(link('U0IVY', 9))
      expect((await refused('U0EVE', {}, [automatic])).code).toBe('refused_unmapped')
      matched['1 U0BOB'] = { ...match(automatic), parent: 11 }
      looked.length = 0
      expect((await standing('U0BOB', {}, [automatic])).actor?.parent).toBe(2)
      profiles.U0EVE = { isBot: true }
      expect((await refused('U0EVE', {}, [automatic])).code).toBe('refused_bot')
      expect(looked).toEqual([])
    })

    it('is proposed where an administrator confirms it, with whom to ask and a button to do so', async () => {
      matched['1 U0EVE'] = match(confirmed)
      await links.add(link('U0ZED', 50, { organizationId: '2', role: 'admin' }))
      const came = await standing('U0EVE', {}, [confirmed, bolt])
      expect(came.actor).toBeUndefined()
      expect(came.refusal?.code).toBe('refused_proposed')
      expect(came.refusal?.message).toContain('In Acme one record has the e-mail address of your Slack profile')
      expect(came.refusal?.message).toContain('<@U0ADA>')
      expect(came.refusal?.message).not.toContain('<@U0ZED>')
      expect(came.refusal?.offers).toEqual([
        { text: 'Ask for it', actionId: 'link.ask:1', value: { organizationId: '1' } },
      ])
      expect(came.proposals).toHaveLength(1)
    })

    describe('that was asked for', () => {
      const asked = (more: object = {}) =>
        db
          .insertInto('link_proposals')
          .values({
            id: String(Math.random()),
            organization_id: '1',
            slack_user_id: 'U0EVE',
            parent: 9,
            state: 'open',
            at: '2026-02-01T00:00:00.000Z',
            ...more,
          })
          .execute()
      const declined = { state: 'declined' as const, decided_by: 'U0ADA', decided_at: '2026-02-01T01:00:00.000Z' }
      const told = async () => {
        matched['1 U0EVE'] = match(confirmed)
        return refused('U0EVE', {}, [confirmed])
      }

      it('waits, and the person is told so, and may ask again', async () => {
        await asked()
        const { code, message, offers } = await told()
        expect(code).toBe('refused_asked')
        expect(message).toContain('You have asked for your record in Acme, and it waits for <@U0ADA>')
        expect(offers?.map(({ text }) => text)).toEqual(['Ask again'])
      })

      it('and declined is not offered for a day', async () => {
        await asked(declined)
        const { code, message, offers } = await told()
        expect(code).toBe('refused_declined')
        expect(message).toContain('was declined')
        expect(offers).toEqual([])
        now = new Date('2026-02-02T01:00:00.001Z')
        expect((await told()).code).toBe('refused_proposed')
      })

      it('is offered anew where it was another record, or the person took it back', async () => {
        await asked({ parent: 8 })
        expect((await told()).code).toBe('refused_proposed')
        await asked({ ...declined, decided_by: 'U0EVE', at: '2026-02-01T02:00:00.000Z' })
        expect((await told()).code).toBe('refused_proposed')
      })
    })

    it('is not proposed where the record is somebody else’s', async () => {
      matched['1 U0EVE'] = match(confirmed)
      await links.add(link('U0IVY', 9))
      const came = await standing('U0EVE', {}, [confirmed])
      expect(came.refusal?.code).toBe('refused_unmapped')
      expect(came.proposals).toEqual([])
    })

    it('that could not be looked for is told as that, not as “unknown”', async () => {
      matched['1 U0EVE'] = new Error('down')
      for (const organization of [automatic, confirmed]) {
        const { refusal } = await standing('U0EVE', {}, [organization])
        expect(refusal?.code).toBe('refused_unchecked')
        expect(refusal?.message).toContain('try again')
        expect(refusal?.cause).toBeInstanceOf(Error)
      }
      expect((await standing('U0TEC', {}, [automatic, bolt])).memberships).toHaveLength(2)
    })
  })

  describe('by user group', () => {
    it('has the group’s role too, while they are in it', async () => {
      groups.S0HELP = ['U0BOB']
      const { actor } = await standing('U0BOB')
      expect(actor?.roles).toEqual(['member', 'helpdesk'])
      expect(actor?.grants.at(-1)).toEqual({ role: 'helpdesk', from: { kind: 'group', groupId: 'S0HELP' } })
      groups.S0HELP = []
      expect((await standing('U0BOB')).actor?.roles).toEqual(['member'])
    })

    it('has none while Slack does not say who is in it', async () => {
      groups.S0HELP = undefined
      expect((await standing('U0BOB')).actor?.roles).toEqual(['member'])
    })

    it('is nobody if nothing else maps them', async () => {
      groups.S0BOSS = ['U0EVE']
      expect((await refused('U0EVE')).code).toBe('refused_unmapped')
    })
  })

  describe('in several organizations', () => {
    it('has to choose, and is not guessed at', async () => {
      const { code, message, offers, memberships } = await refused('U0TEC')
      expect(code).toBe('refused_choose')
      expect(message).toContain('You belong to Acme and Bolt')
      expect(offers?.map(({ text, value }) => [text, value])).toEqual([
        ['Acme', { organizationId: '1' }],
        ['Bolt', { organizationId: '2' }],
      ])
      expect(memberships).toHaveLength(2)
    })

    it('acts in the one they chose, with what they are there', async () => {
      await links.actIn('U0TEC', '2')
      const { actor } = await standing('U0TEC')
      expect(actor).toMatchObject({ parent: 22, roles: ['member'] })
      expect(actor?.others.map(({ id }) => id)).toEqual(['1'])
      await links.actIn('U0TEC', '1')
      expect((await standing('U0TEC')).actor).toMatchObject({ parent: undefined, roles: ['member', 'helpdesk'] })
    })

    it('has to choose again when they have left the one they chose', async () => {
      await links.actIn('U0TEC', '3')
      expect((await refused('U0TEC')).code).toBe('refused_choose')
    })

    it('acts in the one that a message is from, whatever they chose, and only if they belong to it', async () => {
      await links.actIn('U0TEC', '2')
      expect((await standing('U0TEC', { organizationId: '1' })).actor?.organization.id).toBe('1')
      expect((await refused('U0BOB', { organizationId: '2' })).code).toBe('refused_left')
      expect((await refused('U0BOB', { organizationId: '3' })).code).toBe('refused_left')
      expect((await refused('U0TEC', { organizationId: '3' })).code).toBe('refused_left')
    })
  })

  describe('is refused', () => {
    it('from a workspace that is nobody’s, before anything is asked', async () => {
      const { code, message } = await refused('U0BOB', { teamId: 'T9' })
      expect(code).toBe('refused_elsewhere')
      expect(message).toContain('you come from another one')
    })

    it.each([
      ['bot', { isBot: true }, 'not bots'],
      ['deactivated', { isDeactivated: true }, 'is deactivated'],
      ['stranger', { isStranger: true }, 'belongs to another workspace'],
      ['stranger', { teamId: 'T9' }, 'belongs to another workspace'],
      ['guest', { isGuest: true }, 'You are a guest'],
    ])('as a %s', async (reason, profile, words) => {
      profiles.U0BOB = profile
      const { code, message, memberships } = await refused('U0BOB')
      expect(code).toBe(`refused_${reason}`)
      expect(message).toContain(words)
      expect(message).toMatch(/othing (was looked|up)|looked nothing up/)
      expect(memberships).toEqual([])
      if (reason !== 'bot') expect(message).toContain('<@U0ADA>')
    })

    it('when nothing says which record is theirs, and is told whom to ask, link administrators included', async () => {
      await links.add(link('U0ZOE', 5, { role: 'admin' }))
      groups.S0BOSS = ['U0BOB']
      const { message, code } = await refused('U0EVE')
      expect(code).toBe('refused_unmapped')
      expect(message).toContain('<@U0ADA>, <@U0ZOE> or <@U0BOB>')
    })

    it('when they are linked to an organization that is no longer set up', async () => {
      await links.add(link('U0EVE', 5, { organizationId: 'gone' }))
      expect((await refused('U0EVE')).code).toBe('refused_unconfigured')
    })
  })

  describe('as a guest', () => {
    const open = { ...bolt, allow_guests: true }

    it('acts in the organization that allows guests, and in no other', async () => {
      profiles.U0TEC = { isGuest: true }
      const { actor } = await standing('U0TEC', {}, [acme, open])
      expect(actor?.organization.id).toBe('2')
      expect(actor?.others).toEqual([])
    })

    it('who is mapped nowhere is told so, where guests are allowed', async () => {
      profiles.U0EVE = { isGuest: true }
      expect((await refused('U0EVE', {}, [acme, open])).code).toBe('refused_unmapped')
    })
  })

  describe('on Enterprise Grid', () => {
    const grid = organizationOf({
      id: '3',
      name: 'Grid',
      slack_workspaces: ['E9'],
      members: { U0GUY: { parent: 31, role: 'member' } },
    })

    it('belongs to an organization whose home is the Enterprise organization', async () => {
      profiles.U0GUY = { teamId: 'T5', enterpriseId: 'E9' }
      const { actor } = await standing('U0GUY', { teamId: 'T5', enterpriseId: 'E9' }, [grid])
      expect(actor?.parent).toBe(31)
    })

    it('belongs to an organization whose home is another workspace that they are in', async () => {
      profiles.U0BOB = { teamId: 'T5', teamIds: ['T5', 'T1'] }
      expect((await standing('U0BOB')).actor?.parent).toBe(2)
    })

    it('is refused where the envelope says Enterprise and the profile does not', async () => {
      profiles.U0GUY = { teamId: 'T5' }
      expect((await refused('U0GUY', { teamId: 'T5', enterpriseId: 'E9' }, [grid])).code).toBe('refused_stranger')
      expect((await refused('U0GUY', { teamId: 'T5', enterpriseId: 'E8' }, [grid])).code).toBe('refused_elsewhere')
    })
  })

  it('is told the same of everyone who is not in the organization that is asked about', async () => {
    await links.add(link('U0EVE', 7, { organizationId: '2' }))
    const actors = actorsOf(acme, bolt)
    const [elsewhere, nowhere] = await Promise.all([actors.standingIn(acme, 'U0EVE'), actors.standingIn(acme, 'U0NOT')])
    expect(elsewhere.refusal?.code).toBe('refused_unmapped')
    expect(elsewhere.refusal?.message).toBe(nowhere.refusal?.message)
    const { actor } = await actors.standingIn(acme, 'U0TEC')
    expect(actor).toMatchObject({ roles: ['member', 'helpdesk'], others: [] })
  })

  it('is not known while Slack does not answer', async () => {
    const failing = actorsOf(acme)
    profiles = new Proxy(
      {},
      {
        get: () => {
          throw new AppError('slack', 'down')
        },
      },
    )
    await expect(failing.standing({ userId: 'U0BOB', teamId: 'T1' })).rejects.toMatchObject({ code: 'slack' })
  })

  describe('whose record it is', () => {
    const holder = (parent: number) =>
      createPeople({
        links,
        slack: {
          profile: async () => someone,
          profileField: async () => undefined,
          groupMembers: async () => undefined,
          everyone: async () => [],
        },
        matches: { find: async () => undefined },
      }).holderOf(acme, parent)

    it('is told by a link, and otherwise by the file of whoever has no link', async () => {
      expect(await holder(2)).toBe('U0BOB')
      expect(await holder(8)).toBeUndefined()
      await links.add(link('U0BOB', 8))
      expect(await holder(8)).toBe('U0BOB')
      expect(await holder(2)).toBeUndefined()
      await links.add(link('U0EVE', 1))
      expect(await holder(1)).toBe('U0EVE')
    })
  })
})

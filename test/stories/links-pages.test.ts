import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Membership } from '../../src/access/membership.ts'
import { roles } from '../../src/access/permissions.ts'
import { refusals } from '../../src/access/refusals.ts'
import { activeMarkup, errorsOnly, validateMessage, validateView } from '../../src/demo/slack/validate/index.ts'
import { candidateOption } from '../../src/features/links/form.ts'
import { overviewPage } from '../../src/features/links/overview.ts'
import { linked, unlinked } from '../../src/features/links/view.ts'
import { membershipList } from '../../src/features/organization/view.ts'
import { othersStanding, ownStanding } from '../../src/features/standing/view.ts'
import { messageOf, pageView } from '../../src/slack/replies.ts'
import { actorOf } from '../support/actor.ts'

const userId = fc.stringMatching(/^U[A-Z0-9]{8,12}$/)
const source: fc.Arbitrary<Membership['source']> = fc.oneof(
  fc.record({ kind: fc.constant('link' as const), by: userId, at: fc.date({ noInvalidDate: true }).map(String) }),
  fc.record({ kind: fc.constant('link' as const), by: userId, at: fc.constant('2026-11-03T10:00:00.000Z') }),
  fc.constant({ kind: 'file' as const }),
  fc.record({ kind: fc.constant('match' as const), profile: fc.constantFrom('email', 'Xf012ABC') }),
)
const from = fc.oneof(
  fc.constantFrom({ kind: 'everyone' as const }, { kind: 'file' as const }, { kind: 'link' as const }),
  fc.record({ kind: fc.constant('group' as const), groupId: fc.stringMatching(/^S[A-Z0-9]{8,10}$/) }),
)
const grants = fc.array(fc.record({ role: fc.constantFrom(...roles), from }), { minLength: 1, maxLength: 20 })
const name = fc.oneof(
  fc.string({ minLength: 1, maxLength: 80, unit: 'binary' }),
  fc.constant('<!channel> *a* & <@U0X>'),
)

const actor = fc
  .record({ name, roles: fc.uniqueArray(fc.constantFrom(...roles), { minLength: 1 }), source, grants, userId })
  .chain((given) =>
    fc
      .record({ administrators: fc.uniqueArray(userId, { maxLength: 30 }), others: fc.array(name, { maxLength: 5 }) })
      .map(({ administrators, others }) => {
        const present = actorOf({ ...given, administrators, organization: { name: given.name } })
        return {
          ...present,
          others: others.map((each, index) => ({ ...present.organization, id: `${index}`, name: each })),
        }
      }),
  )

const mapped = fc.record({
  userId,
  parent: fc.option(fc.integer({ min: 1, max: 2 ** 53 - 1 }), { nil: undefined }),
  source,
  grants,
  organization: fc.constant(actorOf().organization),
})
const unmapped = fc.record({
  userId,
  why: fc.constantFrom('nothing matches', 'several records match', 'asked', 'declined', 'guest', 'not linked' as const),
})

const request = fc.record({
  parent: fc.nat(),
  state: fc.constantFrom('open' as const, 'declined' as const),
  at: fc.constant('2026-11-03T10:00:00.000Z'),
  decidedBy: fc.option(userId, { nil: undefined }),
  waitsUntil: fc.constantFrom('2026-11-04T10:00:00.000Z', undefined),
  holder: fc.option(userId, { nil: undefined }),
})

const isSound = (blocks: ReturnType<typeof linked>) => {
  const acting = { id: '1', name: 'Acme' }
  const [message, view] = [messageOf({ title: 'Page', blocks }, acting), pageView({ title: 'Page', blocks }, acting)]
  const hasTable = blocks.some(({ type }) => type === 'data_table')
  expect(errorsOnly(validateMessage(message))).toEqual([])
  if (!hasTable) expect(errorsOnly(validateView(view))).toEqual([])
  const pings = activeMarkup(message).filter(
    ({ token }) => !/^<@U[A-Z0-9]+>$|^<!subteam\^S[A-Z0-9]+>$|^<!date\^\d+\^[^|>]*\|[^>]*>$/.test(token),
  )
  expect(pings).toEqual([])
  expect(message.blocks.length).toBe(blocks.length + 1)
}

describe('whoever is mapped, and however many', () => {
  it('every page of who is linked is within Slack’s limits', () => {
    fc.assert(
      fc.property(
        actor,
        fc.array(mapped, { maxLength: 400, size: 'max' }),
        fc.array(unmapped, { maxLength: 400, size: 'max' }),
        fc.nat(20),
        (asking, people, without, number) => {
          const overview = { mapped: people, unmapped: without }
          isSound(overviewPage(overview, asking, 'message', number))
          isSound(overviewPage(overview, asking, 'modal', number))
        },
      ),
      { numRuns: 100, interruptAfterTimeLimit: 15_000 },
    )
  })

  it('counts people in sentences, one and several', () => {
    const person = { userId: 'U0M', parent: 1, source: { kind: 'file' as const }, grants: [] }
    const people = [0, 1, 2].map((index) => ({
      ...person,
      userId: `U0M${index}`,
      organization: actorOf().organization,
    }))
    const others = [0, 1].map((index) => ({ userId: `U0N${index}`, why: 'guest' as const }))
    const said = (mapped: number, unmapped: number) =>
      JSON.stringify(
        overviewPage(
          { mapped: people.slice(0, mapped), unmapped: others.slice(0, unmapped) },
          actorOf(),
          'message',
          0,
        )[1],
      )
    expect(said(3, 2)).toContain('"3 people are mapped to Acme. 2 people of its workspace have no place here."')
    expect(said(1, 1)).toContain('"1 person is mapped to Acme. 1 person of its workspace has no place here."')
    expect(said(1, 0)).toContain('"1 person is mapped to Acme."')
  })

  it('an option of a record keeps both its numbers, however long its hints are', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 60, unit: 'binary' }), { maxLength: 3 }), fc.nat(), (hints, id) => {
        const { text } = candidateOption({ id, parent: 82, hints }).text
        expect(text.length).toBeLessThanOrEqual(75)
        expect(text.startsWith('user 82 · ')).toBe(true)
        expect(text.endsWith(` · record #${id}`)).toBe(true)
      }),
    )
    expect(candidateOption({ id: 41, parent: 82, hints: ['nia@x.example', 'HP0041'] }).text.text).toBe(
      'user 82 · nia@x.example · HP0041 · record #41',
    )
  })

  it('all pages together show everyone once', () => {
    const overview = {
      mapped: Array.from({ length: 130 }, (_, index) => ({
        userId: `U0M${index}E`,
        parent: index + 1,
        source: { kind: 'file' as const },
        grants: [],
        organization: actorOf().organization,
      })),
      unmapped: Array.from({ length: 90 }, (_, index) => ({ userId: `U0N${index}E`, why: 'not linked' as const })),
    }
    for (const surface of ['message', 'modal'] as const) {
      const pages = surface === 'message' ? 5 : 8
      const shown = Array.from({ length: pages }, (_, number) =>
        JSON.stringify(overviewPage(overview, actorOf({ roles: ['admin'] }), surface, number)),
      ).join('')
      for (const { userId } of [...overview.mapped, ...overview.unmapped]) expect(shown.split(userId)).toHaveLength(2)
      const last = JSON.stringify(overviewPage(overview, actorOf(), surface, 99))
      expect(last).toContain('220 of 220 shown')
      expect(last).not.toContain('Next')
    }
  })

  it('what is said of a person, a link and their organizations is', () => {
    fc.assert(
      fc.property(actor, mapped, fc.nat(1_000), request, (asking, person, denials, request) => {
        isSound(ownStanding(asking))
        const identity = { userId: person.userId, teamId: 'T012' }
        const standing = { identity, memberships: [person, asking], proposals: [], actor: asking }
        isSound(othersStanding(asking, { userId: person.userId, standing, denials }))
        const refused = { identity, memberships: [], proposals: [], refusal: refusals.unmapped([]) }
        isSound(othersStanding(asking, { userId: person.userId, standing: refused, denials, request }))
        isSound(membershipList(standing, asking.organization.id))
        const link = {
          organizationId: '1',
          userId: person.userId,
          parent: 7,
          role: 'admin' as const,
          by: 'U0ADA',
          at: '2026-11-03T10:00:00.000Z',
        }
        const claims = { asked: [person.userId], matched: [person.userId] }
        isSound(linked(asking, { link, before: person, after: person, claims }))
        isSound(unlinked(asking, link, person))
        isSound(unlinked(asking, link, undefined))
      }),
      { numRuns: 100, interruptAfterTimeLimit: 15_000 },
    )
  })
})

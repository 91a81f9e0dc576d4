import fc from 'fast-check'
import { type Role, roles } from '../../src/access/permissions.ts'

/** What an arbitrary draws. */
export type Drawn<A> = A extends fc.Arbitrary<infer T> ? T : never

/** A number to choose by: it counts round. */
export const nat = fc.nat(1_000)

export const weighted = <T>(...choices: [weight: number, value: T][]): fc.Arbitrary<T> =>
  fc.oneof(...choices.map(([weight, value]) => ({ weight, arbitrary: fc.constant(value) })))

export const anyRole = weighted<Role>([2, 'member'], [2, 'helpdesk'], [3, 'admin'])

/** Few: everyone is a member, so that a longer list mostly names everyone. */
export const anyAudience = fc.subarray<'self' | Role>(['self', ...roles], { minLength: 1, maxLength: 2 })

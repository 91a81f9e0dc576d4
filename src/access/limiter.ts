import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { AppError } from '../errors.ts'
import type { Actor } from './membership.ts'

const seconds = 60

type What = 'lookups' | 'changes'

export type Limiter = {
  /**
   * Counts one more for this person in this organization, in this process.
   * @throws AppError `limited`, with the seconds to wait
   */
  take(actor: Actor, what: What): Promise<void>
}

const limited = (what: What, points: number, wait: number): AppError =>
  new AppError(
    'limited',
    `That is more than ${points} ${what === 'lookups' ? 'look-ups' : 'changes'} in a minute, so I did not do this one: ` +
      `nothing was ${what === 'lookups' ? 'looked up' : 'saved'}. Please wait ${wait} ${wait === 1 ? 'second' : 'seconds'} and try again.`,
  )

/** How much one person may do in a minute: a directory is not to be copied by hand. */
export const createLimiter = (): Limiter => {
  const limiters = new Map<string, RateLimiterMemory>()
  const limiterOf = (keyPrefix: string, points: number): RateLimiterMemory => {
    const limiter = limiters.get(keyPrefix) ?? new RateLimiterMemory({ keyPrefix, points, duration: seconds })
    limiters.set(keyPrefix, limiter)
    return limiter
  }
  return {
    async take({ organization, userId }, what) {
      const points = organization.limits[`${what}_per_minute`]
      try {
        await limiterOf(`${organization.id} ${what}`, points).consume(userId)
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error
        throw limited(what, points, Math.max(1, Math.ceil(error.msBeforeNext / 1000)))
      }
    },
  }
}

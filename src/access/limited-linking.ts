import type { Limiter } from './limiter.ts'
import type { Linking } from './linking.ts'

/** Linking, counted as what else a person does: a link is a change, and the list of all links a look-up. */
export const limitedLinking = (linking: Linking, limiter: Limiter): Linking => ({
  ...linking,
  async link(actor, wanted) {
    await limiter.take(actor, 'changes')
    return linking.link(actor, wanted)
  },
  async unlink(actor, userId) {
    await limiter.take(actor, 'changes')
    return linking.unlink(actor, userId)
  },
  async overview(actor) {
    await limiter.take(actor, 'lookups')
    return linking.overview(actor)
  },
})

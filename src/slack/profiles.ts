import type { Profile } from '../access/actor.ts'

const freshFor = 5 * 60_000
const usableFor = 60 * 60_000

/**
 * Remembers profiles, so that resolving an actor costs no call to Slack once warm. After five minutes a profile is asked
 * for again; while Slack cannot answer, one of the last hour serves.
 */
export const rememberProfiles = (ask: (userId: string) => Promise<Profile>, now = Date.now) => {
  const known = new Map<string, { profile: Profile; at: number }>()
  const asking = new Map<string, Promise<Profile>>()

  const refresh = async (userId: string): Promise<Profile> => {
    const before = known.get(userId)
    try {
      const profile = await ask(userId)
      known.set(userId, { profile, at: now() })
      return profile
    } catch (error) {
      if (before && now() - before.at < usableFor) return before.profile
      throw error
    } finally {
      asking.delete(userId)
    }
  }

  return (userId: string): Promise<Profile> => {
    const seen = known.get(userId)
    if (seen && now() - seen.at < freshFor) return Promise.resolve(seen.profile)
    const under = asking.get(userId) ?? refresh(userId)
    asking.set(userId, under)
    return under
  }
}

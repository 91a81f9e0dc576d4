/** How long, in milliseconds, what Slack said is taken for true without asking, and how long where Slack does not answer. */
export type Freshness = { freshFor: number; usableFor: number }

/**
 * Remembers what Slack says, so that resolving an actor costs no call to Slack once warm. What is no longer fresh is asked
 * for again; while Slack cannot answer, what is still usable serves. Asks once for all who ask at the same time.
 */
export const remember = <T>(
  ask: (id: string) => Promise<T>,
  { freshFor, usableFor }: Freshness,
  now: () => number = Date.now,
) => {
  const known = new Map<string, { value: T; at: number }>()
  const asking = new Map<string, Promise<T>>()

  const refresh = async (id: string): Promise<T> => {
    const before = known.get(id)
    try {
      const value = await ask(id)
      known.set(id, { value, at: now() })
      return value
    } catch (error) {
      if (before && now() - before.at < usableFor) return before.value
      throw error
    } finally {
      asking.delete(id)
    }
  }

  return (id: string): Promise<T> => {
    const seen = known.get(id)
    if (seen && now() - seen.at < freshFor) return Promise.resolve(seen.value)
    const under = asking.get(id) ?? refresh(id)
    asking.set(id, under)
    return under
  }
}

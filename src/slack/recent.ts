/** The latest so many ids: what a process remembers of people and envelopes must not grow with its age. */
export const createRecent = (most: number) => {
  const ids = new Set<string>()
  return {
    has: (id: string): boolean => ids.has(id),
    /** @returns whether it was new */
    add(id: string): boolean {
      const isNew = !ids.delete(id)
      ids.add(id)
      const [oldest] = ids
      if (ids.size > most && oldest !== undefined) ids.delete(oldest)
      return isNew
    },
  }
}

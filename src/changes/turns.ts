/**
 * Runs what has the same key one after the other. A change reads the record, compares and writes; two at once would each
 * see the record as it was before the other, and one would be lost without anyone being told.
 */
export const createTurns = () => {
  const last = new Map<string, Promise<unknown>>()

  return <T>(key: string, run: () => Promise<T>): Promise<T> => {
    const turn = (last.get(key) ?? Promise.resolve()).then(run, run)
    last.set(key, turn)
    const forget = () => {
      if (last.get(key) === turn) last.delete(key)
    }
    turn.then(forget, forget)
    return turn
  }
}

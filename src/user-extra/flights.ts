type Flight<T> = { landed: Promise<T>; deadline: number; riders: number; controller: AbortController }

/**
 * Identical reads that are under way become one. A rider may leave (its signal aborts) without harm to the others; when
 * the last one left, the flight is called off.
 */
export const createFlights = <T>() => {
  const flights = new Map<string, Flight<T>>()

  const depart = (key: string, deadline: number, start: (signal: AbortSignal) => Promise<T>): Flight<T> => {
    const controller = new AbortController()
    const landed = start(controller.signal).finally(() => {
      if (flights.get(key) === flight) flights.delete(key)
    })
    const flight: Flight<T> = { landed, deadline, riders: 0, controller }
    landed.catch(() => {}) // all riders may be gone when it fails
    flights.set(key, flight)
    return flight
  }

  const leave = (key: string, flight: Flight<T>, reason: unknown): void => {
    flight.riders -= 1
    if (flight.riders > 0) return
    if (flights.get(key) === flight) flights.delete(key)
    flight.controller.abort(reason)
  }

  const ride = (key: string, flight: Flight<T>, signal: AbortSignal | undefined): Promise<T> => {
    flight.riders += 1
    if (!signal) return flight.landed
    return new Promise((resolve, reject) => {
      const onAbort = () => {
        reject(signal.reason)
        leave(key, flight, signal.reason)
      }
      signal.addEventListener('abort', onAbort, { once: true })
      flight.landed.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
    })
  }

  return {
    /**
     * Boards the flight of this key, or starts one. One that ends later than `deadline` is not boarded, so nobody waits
     * longer than its own. `boarded` tells that someone else started it, so it may have ended early for this rider.
     */
    join(key: string, deadline: number, start: (signal: AbortSignal) => Promise<T>, signal: AbortSignal | undefined) {
      const current = flights.get(key)
      const boarded = current !== undefined && current.deadline <= deadline
      const flight = boarded ? current : depart(key, deadline, start)
      return { boarded, landed: ride(key, flight, signal) }
    },
    /** After a write: what is under way may hold the old state, so nobody may board it any more. */
    close: () => flights.clear(),
  }
}

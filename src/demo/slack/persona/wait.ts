import { AppError } from '../../../errors.ts'
import type { Bus } from '../bus.ts'

export type WaitOptions = { timeoutMs?: number }

/** Below the time that test runners give a test, so that the screen is what one gets to read. */
const defaultTimeoutMs = 4_000

/**
 * Resolves as soon as `check` holds: looked at now and at every change. After the timeout it is an `AppError` that
 * shows `screen`.
 */
export const waitUntil = (
  bus: Bus,
  check: () => boolean,
  what: string,
  screen: () => string,
  { timeoutMs = defaultTimeoutMs }: WaitOptions = {},
): Promise<void> =>
  new Promise((resolve, reject) => {
    const end = (finish: () => void) => {
      clearTimeout(timer)
      stop()
      finish()
    }
    const look = () => {
      try {
        if (check()) end(resolve)
      } catch (error) {
        end(() => reject(error))
      }
    }
    const timer = setTimeout(
      () =>
        end(() => reject(new AppError('not_seen', `Waited ${timeoutMs} ms for ${what}. On the screen:\n${screen()}`))),
      timeoutMs,
    )
    const stop = bus.subscribe(look)
    look()
  })

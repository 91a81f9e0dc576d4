import { setTimeout as sleep } from 'node:timers/promises'
import ky from 'ky'
import type { Logger } from 'pino'
import { type Method, UserExtraError } from './errors.ts'
import { maxResponseBytes, tooLarge } from './fetch.ts'
import { type Attempt, backoffMs, mayHaveActed, mayRepeat, retryAfterMs } from './retry.ts'

/** `path` is below the base URL and ends with a slash: without it services redirect, and a redirected POST is lost. */
export type Ask = { method: Method; path: `${string}/`; query?: string; body?: object; token: string }

/** An answer of any status. `uncertain`: an attempt before it, or it itself, may have been acted upon. */
export type Answer = { status: number; retryAfterMs: number | undefined; text: string; uncertain: boolean }

/** Milliseconds as `performance.now()` counts them. */
export type Limits = { deadline: number; signal?: AbortSignal | undefined }

export type ClientLogger = Pick<Logger, 'debug' | 'info' | 'warn'>

/** With less time than this left, another try would only turn what is known into "did not answer in time". */
const leastMs = 100

const outOfTime = new Error('out of time')

/** One signal for "the budget is spent" and "the caller does not want it any more". */
const startClock = ({ deadline, signal: caller }: Limits) => {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(outOfTime), Math.max(0, deadline - performance.now()))
  const onAbort = () => controller.abort(caller?.reason)
  caller?.addEventListener('abort', onAbort, { once: true })
  return {
    signal: controller.signal,
    left: () => deadline - performance.now(),
    stop() {
      clearTimeout(timer)
      caller?.removeEventListener('abort', onAbort)
    },
  }
}

const readText = async (response: Response): Promise<string> => {
  const announced = response.headers.get('content-length')
  const plain = announced !== null && !response.headers.has('content-encoding')
  if (plain && Number(announced) <= maxResponseBytes) return response.text()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength
    if (size > maxResponseBytes) throw Object.assign(new Error('answer too large'), { code: tooLarge })
    chunks.push(chunk)
  }
  return new TextDecoder().decode(Buffer.concat(chunks))
}

/** The innermost code, else the name. Messages are left behind: they may quote a header or an address. */
const reasonOf = (error: unknown): string => {
  let reason = 'UNKNOWN'
  for (let [at, depth] = [error, 0]; at instanceof Error && depth < 5; at = at.cause, depth++) {
    if ('code' in at && typeof at.code === 'string') reason = at.code
    else if (depth === 0) reason = at.name
  }
  return reason
}

/**
 * One request and its repetitions within a budget. ky makes the request; its own `retry` stays off, because it waits a
 * `Retry-After` out even if the budget ends first, cannot tell a POST that never left from one that may have arrived,
 * and its errors carry the request with the token.
 * @throws UserExtraError `timed_out`, `unavailable` or `not_understood` when there is no answer; the caller's own reason on abort
 */
export const createExchange = (deps: { baseUrl: string; fetch: typeof fetch; logger: ClientLogger | undefined }) => {
  const api = ky.create({
    prefix: deps.baseUrl,
    redirect: 'manual',
    retry: 0,
    timeout: false,
    throwHttpErrors: false,
  })

  const attempt = async ({ method, path, query, body, token }: Ask, signal: AbortSignal): Promise<Attempt> => {
    try {
      const response = await api(query ? `${path}?${query}` : path, {
        method,
        headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
        // Given to ky itself the signal would be combined and followed three times over, a tenth of the whole cost.
        fetch: (input, init) => deps.fetch(input, { ...init, signal }),
        ...(body && { json: body }),
      })
      const text = await readText(response)
      return { status: response.status, retryAfterMs: retryAfterMs(response.headers.get('retry-after')), text }
    } catch (error) {
      if (signal.aborted) throw error
      return { broken: reasonOf(error) }
    }
  }

  return async (ask: Ask, limits: Limits): Promise<Answer> => {
    const { method, path } = ask
    const clock = startClock(limits)
    let uncertain = false
    try {
      for (let tries = 0; ; tries++) {
        const result = await attempt(ask, clock.signal)
        uncertain ||= mayHaveActed(result)
        const waitMs = Math.max(result.retryAfterMs ?? 0, backoffMs(tries))
        const trace = { method, path, status: result.status, reason: result.broken }
        if (!mayRepeat(method, result) || waitMs + leastMs > clock.left()) {
          if (result.broken === undefined) return { ...result, uncertain }
          const code = result.broken === tooLarge ? 'not_understood' : 'unavailable'
          throw new UserExtraError(code, trace, { uncertain })
        }
        deps.logger?.info({ ...trace, tries: tries + 1, waitMs: Math.round(waitMs) }, 'asking User Extra again')
        await sleep(waitMs, undefined, { signal: clock.signal })
      }
    } catch (error) {
      if (!clock.signal.aborted) throw error
      if (clock.signal.reason !== outOfTime) throw clock.signal.reason
      throw new UserExtraError('timed_out', { method, path }, { uncertain: true })
    } finally {
      clock.stop()
    }
  }
}

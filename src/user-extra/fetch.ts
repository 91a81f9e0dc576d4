import { Agent } from 'undici'

/** Larger answers are not read on: a page of 100 records with devices stays far below. */
export const maxResponseBytes = 10 * 1024 * 1024

/** `code` of the failure when an answer is larger; undici's own. */
export const tooLarge = 'UND_ERR_RES_EXCEEDED_MAX_SIZE'

type Raw = { status: number; headers: Record<string, string | string[] | undefined>; body: Buffer }

/**
 * A `fetch` for small JSON over keep-alive connections. It buffers the answer, follows no redirect and passes on only
 * the response headers that the client reads. Measured under this client it takes two thirds of the processor time of
 * the global one, and less memory, since it makes no streams. Failures are as the Fetch standard has them: a TypeError
 * with a cause.
 */
export const createPooledFetch = (): typeof fetch => {
  const agent = new Agent({
    connections: 128,
    maxResponseSize: maxResponseBytes,
    // Below the budget of an interactive call, so that a connection that does not come about can be told apart from an
    // answer that does not: only then may a POST be sent again.
    connect: { timeout: 1500 },
    allowH2: false,
  })

  const dispatch = (request: Request, body: Buffer | null, signal: AbortSignal): Promise<Raw> =>
    new Promise((resolve, reject) => {
      const { origin, pathname, search } = new URL(request.url)
      const chunks: Buffer[] = []
      let status = 0
      let received: Raw['headers'] = {}
      let abort = () => reject(signal.reason)
      const onAbort = () => abort()
      signal.addEventListener('abort', onAbort, { once: true })
      agent.dispatch(
        { origin, path: pathname + search, method: request.method, headers: Object.fromEntries(request.headers), body },
        {
          onRequestStart(controller) {
            abort = () => controller.abort(signal.reason)
            // It waited for a connection: nobody wants it any more, so it must not be sent now.
            if (signal.aborted) abort()
          },
          onResponseStart(_, code, headers) {
            status = code
            received = headers
          },
          onResponseData(_, chunk) {
            chunks.push(chunk)
          },
          onResponseEnd() {
            signal.removeEventListener('abort', onAbort)
            resolve({ status, headers: received, body: Buffer.concat(chunks) })
          },
          onResponseError(_, error) {
            signal.removeEventListener('abort', onAbort)
            reject(error)
          },
        },
      )
    })

  return async (input, init) => {
    const request = input instanceof Request ? input : new Request(input, init)
    const signal = init?.signal ?? request.signal
    signal.throwIfAborted()
    const body = request.body && Buffer.from(await request.arrayBuffer())
    const raw = await dispatch(request, body, signal).catch((cause) => {
      throw signal.aborted ? signal.reason : new TypeError('fetch failed', { cause })
    })
    const headers = new Headers({ 'content-length': String(raw.body.byteLength) })
    for (const name of ['content-type', 'retry-after', 'location']) {
      const value = raw.headers[name]
      if (typeof value === 'string') headers.set(name, value)
    }
    return new Response(raw.body.byteLength > 0 ? raw.body : null, { status: raw.status, headers })
  }
}

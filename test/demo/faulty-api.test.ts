import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, it } from 'vitest'
import { startFaultyApi } from '../../src/demo/faulty-api.ts'

it('a request that breaks off on its way ends nothing but itself', async () => {
  const api = await startFaultyApi('http://127.0.0.1:9/api/v1')
  api.becomes({ status: 429 })
  const { hostname, port } = new URL(api.url)
  const socket = connect(Number(port), hostname)
  await once(socket, 'connect')
  socket.write('POST /api/v1/user_extra/ HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"a', () => socket.destroy())
  await once(socket, 'close')
  // An unhandled rejection would fail this run.
  expect((await fetch(api.url)).status).toBe(429)
  await api.stop()
})

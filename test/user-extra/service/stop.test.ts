import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { json } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { AppError } from '../../../src/errors.ts'
import { startUserExtraService } from '../../../src/user-extra/service/server.ts'
import { startService, tokens } from './support.ts'

it('a service that stops answers what is under way, and takes nothing more', async () => {
  const { ask, url, stop } = await startService()
  const body = JSON.stringify({ parent: 42, organization_id: '12345' })
  const headers = {
    authorization: 'Bearer sees-all',
    'content-type': 'application/json',
    'content-length': body.length,
    expect: '100-continue',
  }
  const upload = request(`${url}/user_extra/`, { method: 'POST', headers })
  const answer = new Promise<IncomingMessage>((resolve) => upload.once('response', resolve))
  upload.flushHeaders()
  await once(upload, 'continue')

  const stopped = stop()
  await expect(ask('GET', '/user_extra/')).rejects.toThrow()
  upload.end(body)
  const response = await answer
  expect(response.statusCode).toBe(201)
  expect(await json(response)).toMatchObject({ parent: 42 })
  await Promise.all([stopped, stop()])
})

it('a port that is taken is an error that says what to do', async () => {
  const { origin } = await startService()
  const port = Number(new URL(origin).port)
  const second = startUserExtraService({ databaseUrl: 'sqlite::memory:', tokens, port })
  await expect(second).rejects.toBeInstanceOf(AppError)
  await expect(second).rejects.toThrow(`The service cannot listen on 127.0.0.1, port ${port}.`)
})

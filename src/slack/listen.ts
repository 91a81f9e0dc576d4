import { once } from 'node:events'
import type { Server } from 'node:http'
import { AppError } from '../errors.ts'

/** @throws AppError `cannot_listen` */
export const listen = async (server: Server, port: number): Promise<void> => {
  try {
    await once(server.listen(port), 'listening')
  } catch (cause) {
    const message = `I cannot listen on port ${port}. Is it in use? Set PORT to a free one.`
    throw new AppError('cannot_listen', message, { cause })
  }
}

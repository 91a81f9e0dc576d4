import { type DestinationStream, type Logger, pino } from 'pino'

const secretLike = /\b(?:xox[a-z]|xapp)-[\w-]+|Bearer\s+\S+/g

/**
 * The process's log: JSON lines. Handlers log codes, ids and counts, never what a record holds; tokens that an error of
 * a library might quote are blotted out on the way.
 */
export const createLog = (level: string, destination?: DestinationStream): Logger =>
  pino(
    {
      level,
      base: null,
      redact: { paths: ['err.config', 'err.request', 'err.response', 'err.options', 'err.data'], remove: true },
      hooks: { streamWrite: (line) => line.replace(secretLike, '[secret]') },
    },
    destination,
  )

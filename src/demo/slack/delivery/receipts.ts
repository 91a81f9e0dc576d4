import { isObject, type JsonObject, stringAt } from '../json.ts'
import type { Traffic } from '../traffic.ts'
import { bodyOf, type Reply } from './transport.ts'

/** Acknowledged envelopes are remembered so that a second acknowledgement is noticed; not for ever. */
const remembered = 1_000

/** How often an envelope was sent and acknowledged, and who still waits for it. */
type Receipt = { sent: number; got: number; waiting: ((reply: Reply) => void)[] }

export type Receipts = {
  /** The acknowledgement of an envelope that has just been sent; a redelivered one may be acknowledged once more. */
  expect: (envelopeId: string) => Promise<Reply>
  /** Reads what came over a socket; what is no proper acknowledgement is reported. */
  take: (data: string) => void
}

const parsed = (data: string): JsonObject | undefined => {
  try {
    const value: unknown = JSON.parse(data)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** Acknowledgements by envelope, whichever connection they come over. */
export const createReceipts = (traffic: Traffic): Receipts => {
  const receipts = new Map<string, Receipt>()
  const report = (code: string, message: string) =>
    traffic.report({ where: 'Socket Mode', severity: 'error', code, message })

  return {
    expect: (id) => {
      const receipt = receipts.get(id) ?? { sent: 0, got: 0, waiting: [] }
      receipt.sent += 1
      receipts.set(id, receipt)
      const oldest = receipts.keys().next().value
      if (receipts.size > remembered && oldest !== undefined) receipts.delete(oldest)
      return new Promise((resolve) => receipt.waiting.push(resolve))
    },
    take: (data) => {
      const message = parsed(data)
      const id = stringAt(message, 'envelope_id')
      if (id === undefined) return report('not_understood', 'A message without envelope_id came over the socket.')
      const receipt = receipts.get(id)
      if (!receipt) return report('unknown_envelope', `An envelope that was never sent was acknowledged: ${id}.`)
      receipt.got += 1
      if (receipt.got > receipt.sent) return report('acknowledged_twice', `The envelope ${id} was acknowledged twice.`)
      return receipt.waiting.pop()?.({ kind: 'acknowledged', body: bodyOf(message?.payload) })
    },
  }
}

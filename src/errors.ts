/** A button beside an error: what the person can do now. `value` is parsed by the schema of the action's handler. */
export type Offer = { text: string; actionId: string; value: unknown }

type Details = ErrorOptions & { offers?: Offer[]; missing?: string }

/**
 * An error whose `message` may be shown to a person: what happened, what was not done, what to do now.
 * It never carries a token or a value of a record; `cause` is for the log alone.
 */
export class AppError extends Error {
  readonly code: string
  readonly offers: Offer[]
  /** The permission that was missing, where one was. */
  readonly missing: string | undefined

  constructor(code: string, message: string, { offers = [], missing, ...options }: Details = {}) {
    super(message, options)
    this.name = 'AppError'
    this.code = code
    this.offers = offers
    this.missing = missing
  }
}

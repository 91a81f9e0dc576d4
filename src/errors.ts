/**
 * An error whose `message` may be shown to a person: what happened, what was not done, what to do now.
 * It never carries a token or a value of a record; `cause` is for the log alone.
 */
export class AppError extends Error {
  readonly code: string

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'AppError'
    this.code = code
  }
}

/** Whoever reads: names are shown instead of ids, moments in their time zone. */
export type Reader = {
  /** The name for a person's, the app's, or a channel's id. */
  nameOf: (id: string) => string | undefined
  /** IANA name. */
  tz: string
  /** Milliseconds since the epoch. */
  now: number
}

import type { z } from 'zod'
import type { Path, Severity } from './problems.ts'

/** What a refinement leaves in a zod issue, for issues.ts to read. */
export type Verdict = { problem: string; severity: Severity }

type Refusal = { error: string; params: Verdict }

/** The second argument of zod's `refine`: what fails is an error with this code. */
export const refused = (problem: string, message: string): Refusal => ({
  error: message,
  params: { problem, severity: 'error' },
})

/** The second argument of zod's `refine`: what fails is only a warning. */
export const doubtful = (problem: string, message: string): Refusal => ({
  error: message,
  params: { problem, severity: 'warning' },
})

/** `path` is relative to the value that the rule looks at, and must lead to something that is there. */
export type Report = (problem: string, message: string, path?: Path, severity?: Severity) => void

/** A rule over several fields, for zod's `superRefine`. It runs once the shape of the value is right. */
export const rule =
  <T>(inspect: (value: T, report: Report) => void) =>
  (value: T, context: z.RefinementCtx<T>): void =>
    inspect(value, (problem, message, path = [], severity = 'error') => {
      const params: Verdict = { problem, severity }
      context.addIssue({ code: 'custom', message, path: [...path], params })
    })

/** A property that an SDK has and Slack's pages lack. */
export const undocumented = <S extends z.ZodType>(schema: S) =>
  schema.refine(() => false, doubtful('undocumented_property', 'is not a documented property')).optional()

/** At least one of `keys` is given. */
export const anyOf =
  <K extends string>(...keys: readonly K[]) =>
  (value: { readonly [key in K]?: unknown }): boolean =>
    keys.some((key) => value[key] !== undefined)

/** Exactly one of `keys` is given. */
export const oneOf =
  <K extends string>(...keys: readonly K[]) =>
  (value: { readonly [key in K]?: unknown }): boolean =>
    keys.filter((key) => value[key] !== undefined).length === 1

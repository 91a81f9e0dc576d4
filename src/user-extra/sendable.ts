/** Deeper values make Django REST Framework fail with 500 (at about 990); nothing sensible comes near this. */
export const maxDepth = 64

const halfCharacter = 'holds half of a character, which cannot be stored'

const problemOf = (value: unknown, depth: number): string | undefined => {
  switch (typeof value) {
    case 'string':
      return value.isWellFormed() ? undefined : halfCharacter
    case 'number':
      return Number.isFinite(value) ? undefined : 'is not a number that can be stored'
    case 'object':
      return value !== null && depth >= maxDepth ? `is nested more than ${maxDepth} levels deep` : undefined
    case 'boolean':
    case 'undefined':
      return undefined
    default:
      return 'is nothing that can be stored'
  }
}

/**
 * What must not be sent, by path: half a surrogate pair is stored by some services and then breaks every page that
 * holds it; what JSON cannot say would be stored as something else. Empty when all is well.
 */
export const unsendable = (body: object): Record<string, string[]> => {
  const problems: Record<string, string[]> = {}
  const refuse = (path: string[], problem: string) => {
    // The first levels say where it is, also of a path that is 64 levels long.
    problems[path.slice(0, 4).join('.').toWellFormed()] = [problem]
  }
  const check = (value: unknown, path: string[]): void => {
    const problem = problemOf(value, path.length)
    if (problem) refuse(path, problem)
    else if (typeof value === 'object' && value !== null) {
      for (const [key, child] of Object.entries(value)) {
        const at = [...path, key]
        if (!key.isWellFormed()) refuse(at, halfCharacter)
        check(child, at)
      }
    }
  }
  check(body, [])
  return problems
}

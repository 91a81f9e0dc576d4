import { distance } from 'fastest-levenshtein'
import { may } from '../access/policy.ts'
import { AppError } from '../errors.ts'
import {
  type Action,
  type Command,
  type Context,
  type Feature,
  type Home,
  open,
  type Shortcut,
  type Submission,
  type Suggestions,
  stale,
} from './feature.ts'
import { readTarget } from './target.ts'

export type Registry = {
  /** The command that a text calls, and what is left for it to read. */
  command(text: string): { spec: Command; argument: string }
  /** What no feature handles any more answers that it is stale. */
  action(actionId: string): Action
  submission(callbackId: string): Submission
  suggestions(actionId: string): Suggestions | undefined
  shortcut(type: Shortcut['type'], callbackId: string): Shortcut
  home: Home | undefined
}

const byKey = <T>(items: T[], key: (item: T) => string): Map<string, T> => {
  const map = new Map<string, T>()
  for (const item of items) {
    if (map.has(key(item))) throw new Error(`two features handle “${key(item)}”`)
    map.set(key(item), item)
  }
  return map
}

const nearest = (word: string, names: string[]): string | undefined => {
  const [best] = names.map((name) => ({ name, off: distance(word.toLowerCase(), name) })).sort((a, b) => a.off - b.off)
  return best && best.off <= Math.max(2, Math.floor(best.name.length / 3)) ? best.name : undefined
}

/** Guesses among the commands that the person may use. */
const unknown =
  (word: string, commands: Command[]) =>
  async ({ actor }: Context): Promise<never> => {
    const usable = commands.filter(({ permission }) => permission === open || may(actor, permission))
    const guess = nearest(
      word,
      usable.map(({ name }) => name).filter((name) => name !== ''),
    )
    const hint = guess ? `Did you mean “/userextra ${guess}”? ` : ''
    throw new AppError(
      'argument',
      `I do not know that command. Nothing was looked up. ${hint}“/userextra help” lists what you can do.`,
    )
  }

const isStale = async (): Promise<never> => {
  throw stale()
}

const staleAction: Action = { actionId: '', permission: 'help.read', answer: 'push', handle: isStale }
const staleSubmission: Submission = { callbackId: '', permission: 'help.read', handle: isStale }

const staleShortcut: Shortcut = {
  callbackId: '',
  type: 'global',
  opens: 'User Extra',
  permission: 'help.read',
  handle: isStale,
}

/** The Home tab as a button shows it. */
const refreshOf = ({ refreshId: actionId, permission, handle }: Home): Action => ({
  actionId,
  permission,
  answer: 'replace',
  handle: async (context) => ({ kind: 'page', page: await handle(context) }),
})

const homeOf = (features: Feature[]): Home | undefined => {
  const [home, ...others] = features.flatMap((feature) => feature.home ?? [])
  if (others.length > 0) throw new Error('two features have a Home tab')
  return home
}

const shortcutKey = ({ type, callbackId }: Pick<Shortcut, 'type' | 'callbackId'>): string => `${type} ${callbackId}`

/** What follows a colon only tells elements of one view apart. */
const handlerOf = (actionId: string): string => actionId.split(':')[0] ?? ''

export const registryOf = (features: Feature[]): Registry => {
  const commands = byKey(
    features.flatMap((feature) => feature.commands ?? []),
    ({ name }) => name,
  )
  const home = homeOf(features)
  const actions = byKey(
    [...features.flatMap((feature) => feature.actions ?? []), ...(home ? [refreshOf(home)] : [])],
    ({ actionId }) => actionId,
  )
  const submissions = byKey(
    features.flatMap((feature) => feature.submissions ?? []),
    ({ callbackId }) => callbackId,
  )
  const suggestions = byKey(
    features.flatMap((feature) => feature.suggestions ?? []),
    ({ actionId }) => actionId,
  )
  const shortcuts = byKey(
    features.flatMap((feature) => feature.shortcuts ?? []),
    shortcutKey,
  )
  const nameless = commands.get('')
  if (!nameless) throw new Error('one command without a name must answer /userextra alone')

  return {
    command(text) {
      const trimmed = text.trim()
      const word = /^\S*/.exec(trimmed)?.[0] ?? ''
      const rest = trimmed.slice(word.length).trim()
      const named = commands.get(word.toLowerCase())
      if (named) return { spec: named, argument: rest }
      if (readTarget(text) || word.startsWith('@') || word.startsWith('#')) return { spec: nameless, argument: trimmed }
      return {
        spec: { ...nameless, permission: 'help.read', handle: unknown(word, [...commands.values()]) },
        argument: text,
      }
    },
    action: (actionId) => actions.get(handlerOf(actionId)) ?? staleAction,
    submission: (callbackId) => submissions.get(callbackId) ?? staleSubmission,
    suggestions: (actionId) => suggestions.get(handlerOf(actionId)),
    shortcut: (type, callbackId) => shortcuts.get(shortcutKey({ type, callbackId })) ?? staleShortcut,
    home,
  }
}

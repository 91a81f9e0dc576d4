import type { CommandShown, WorkspaceShown } from '../../page/wire.ts'

/** What can take the place of the word before the caret. */
export type Completion = {
  /** Unique among those offered. */
  id: string
  /** What is typed with it, up to where the caret then stands. */
  text: string
  hint: string
  detail: string
  person?: { id: string; name: string }
}

export type Completions = {
  items: Completion[]
  /** Enter takes the first one: for people. For commands Enter sends, as everything may be typed out. */
  eager: boolean
}

const mostPeople = 8
const nothing: Completions = { items: [], eager: false }

const ofCommand = ({ command, description, subcommands }: CommandShown): Completion[] => {
  const named = subcommands.filter(({ name }) => name !== '')
  const nameless = subcommands.find(({ name }) => name === '')
  return [
    { id: command, text: `${command} `, hint: nameless?.usage ?? '', detail: nameless?.summary ?? description },
    ...named.map(({ name, usage, summary }) => ({
      id: `${command} ${name}`,
      text: `${command} ${name} `,
      hint: usage,
      detail: summary,
    })),
  ]
}

const commandsFor = (typed: string, { commands }: WorkspaceShown): Completions => ({
  items: commands.flatMap(ofCommand).filter(({ text }) => text.startsWith(typed) && text.trim() !== typed.trim()),
  eager: false,
})

const peopleFor = (before: string, query: string, { people }: WorkspaceShown): Completions => {
  const wanted = query.toLowerCase()
  // A handle typed out is done: Enter sends.
  if (people.some(({ name }) => name === wanted)) return nothing
  const found = people.filter(
    ({ name, realName }) =>
      name.startsWith(wanted) ||
      realName
        .toLowerCase()
        .split(' ')
        .some((word) => word.startsWith(wanted)),
  )
  return {
    eager: true,
    items: found.slice(0, mostPeople).map((person) => ({
      id: person.id,
      text: `${before}@${person.name} `,
      hint: `@${person.name}`,
      detail: [person.role, person.organization].filter(Boolean).join(' · '),
      person: { id: person.id, name: person.realName },
    })),
  }
}

/** @param typed the text before the caret */
export const completionsFor = (typed: string, workspace: WorkspaceShown): Completions => {
  if (/^\/[^@]*$/.test(typed)) return commandsFor(typed, workspace)
  const [, before = '', query] = /^([\s\S]*(?:^|\s))@([\w.-]*)$/.exec(typed) ?? []
  return query === undefined ? nothing : peopleFor(before, query, workspace)
}

import { type Change, type Node, nodesOf, partOf, partsOf } from './mutants.ts'

const reaches = ['nobody', 'self', 'anyone']
const roles = ['member', 'helpdesk', 'admin']

const cellsOf = (row: Node) =>
  partsOf(row, 'properties').flatMap((property) => {
    const value = partOf(property, 'value')
    const name = partOf(property, 'key')?.name
    return value && typeof name === 'string' ? [{ name, value, holds: value.value }] : []
  })

/** Each role's reach in each row, to each other that the row can have: of an organization there is no “one's own”. */
export const rowFlips = (node: Node): Change[] => {
  const cells = node.type === 'ObjectExpression' ? cellsOf(node) : []
  const isOverOrganization = cells.some(({ name, holds }) => name === 'over' && holds === 'organization')
  const possible = reaches.filter((reach) => !(isOverOrganization && reach === 'self'))
  const flips = cells
    .filter(({ name, holds }) => roles.includes(name) && reaches.includes(String(holds)))
    .flatMap(({ value, holds }) =>
      possible.filter((reach) => reach !== holds).map((reach) => ({ ...value, now: `'${reach}'` })),
    )
  return [...flips, ...nodesOf(node).flatMap(rowFlips)]
}

import type { KnownBlock } from '@slack/types'
import type { Standing } from '../../access/actor.ts'
import { type Membership, namesOf, rolesOf } from '../../access/membership.ts'
import { button, escapeText, header, section } from '../../blocks/index.ts'
import type { Surface } from '../../slack/feature.ts'
import { actionIds } from '../deps.ts'
import { ownRecord } from '../standing-blocks.ts'

const nameOf = ({ organization }: Membership): string => `*${escapeText(organization.name)}*`

export const onlyOne = (membership: Membership): string =>
  `You belong to ${nameOf(membership)} alone, so there is nothing to choose.`

/** @param surface where it was chosen: beside the Home tab, nobody needs to be told how to see their record */
export const chosen = (membership: Membership, surface: Surface): KnownBlock[] => {
  const isTold = surface === 'message' && membership.parent !== undefined
  const next = isTold
    ? 'Run `/userextra` to see your record there.'
    : 'Your Home tab and the commands you type act there too.'
  return [
    section(`:white_check_mark: You now act in ${nameOf(membership)}.`),
    section(`${next} Messages and forms from before still act where they are from.`),
  ]
}

const row = (membership: Membership, isPresent: boolean): KnownBlock => {
  const { organization, grants } = membership
  const place = `${nameOf(membership)}\nYour record: ${ownRecord(membership)} · your role: ${namesOf(rolesOf(grants))}`
  if (isPresent) return section(`:round_pushpin: ${place} · *you act here*`)
  const act = {
    text: `Act in ${organization.name}`,
    actionId: `${actionIds.chooseOrganization}:${organization.id}`,
    value: { organizationId: organization.id },
  }
  return { ...section(place), accessory: button(act) }
}

/**
 * Where somebody belongs. A button that came back from a message acts in the organization of that message: which one
 * was chosen, if any, is asked for apart.
 */
export const membershipList = ({ memberships }: Pick<Standing, 'memberships'>, present?: string): KnownBlock[] => {
  return [
    header('Your organizations'),
    section('I never mix them: what you look up and change is in the one you act in.'),
    ...memberships.map((membership) => row(membership, membership.organization.id === present)),
  ]
}

import { z } from 'zod'
import { refusals } from '../../access/refusals.ts'
import { section } from '../../blocks/index.ts'
import { defineOpenAction, type Feature, type OpenContext, open, page, type Reply } from '../../slack/feature.ts'
import { actionIds, type FeatureDeps } from '../deps.ts'
import { organizationNamed } from './named.ts'
import { chosen, membershipList, onlyOne } from './view.ts'

const title = 'Organization'

/** Choosing in which organization to act, for those who belong to several. */
export const organization = ({ links }: FeatureDeps): Feature => {
  const list = async ({ standing }: OpenContext): Promise<Reply> => {
    const [first, ...others] = standing.memberships
    if (!first) throw standing.refusal ?? refusals.left()
    if (others.length === 0) return page(title, [section(onlyOne(first))])
    const { actingIn } = await links.known(standing.identity.userId, [], [])
    return page(title, membershipList(standing, actingIn))
  }

  const choose = async ({ standing, surface }: OpenContext, organizationId: string): Promise<Reply> => {
    const membership = standing.memberships.find((each) => each.organization.id === organizationId)
    if (!membership) throw refusals.left()
    await links.actIn(standing.identity.userId, organizationId)
    const { id, name } = membership.organization
    return { kind: 'page', page: { title, blocks: chosen(membership, surface), acting: { id, name } } }
  }

  return {
    name: 'organization',
    commands: [
      {
        name: 'org',
        summary: 'See and change the organization you act in; with a name, changes it at once',
        permission: open,
        handle: async (context: OpenContext, argument: string) => {
          const { standing } = context
          if (argument === '' || standing.memberships.length === 0) return list(context)
          return choose(context, organizationNamed(standing.memberships, argument).id)
        },
      },
    ],
    actions: [
      defineOpenAction({ actionId: actionIds.organization, answer: 'push', value: z.null(), run: list }),
      defineOpenAction({
        actionId: actionIds.chooseOrganization,
        answer: 'replace',
        changes: true,
        value: z.strictObject({ organizationId: z.string() }),
        run: (context, { organizationId }) => choose(context, organizationId),
      }),
    ],
  }
}

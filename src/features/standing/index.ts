import { z } from 'zod'
import type { Actor } from '../../access/membership.ts'
import { may } from '../../access/policy.ts'
import { AppError } from '../../errors.ts'
import { type Context, defineAction, type Feature, page, type Reply } from '../../slack/feature.ts'
import { readTarget } from '../../slack/target.ts'
import { actionIds, type FeatureDeps } from '../deps.ts'
import { personOf } from '../standing-blocks.ts'
import { mayBeLinked, othersStanding, ownStanding } from './view.ts'

/** How far back denials are counted. */
const thirtyDays = 30 * 24 * 60 * 60 * 1_000

/** @throws AppError `argument` where somebody else is named: what is asked for is never left out in silence */
const checkOneself = (actor: Actor, argument: string): void => {
  const target = readTarget(argument)
  if (target?.kind === 'self' || (target?.kind === 'person' && target.userId === actor.userId)) return
  const other = may(actor, 'access.read') ? ' For somebody else there is “/userextra access @person”.' : ''
  throw new AppError(
    'argument',
    `“/userextra whoami” is about you alone, so nothing was looked up. Write it without anything after it.${other}`,
  )
}

/** Who somebody is to the bot and what they may do: oneself, or somebody else for those who may ask. No record is read. */
export const standing = ({ actors, events, linking }: FeatureDeps): Feature => {
  const own = async ({ actor }: Context): Promise<Reply> => page('Who you are here', ownStanding(actor))

  const others = async ({ actor }: Context, userId: string): Promise<Reply> => {
    const { organization } = actor
    const since = new Date(Date.now() - thirtyDays)
    const [theirs, denials] = await Promise.all([
      actors.standingIn(organization, userId),
      events.denials(organization.id, userId, since),
    ])
    const request = mayBeLinked(theirs) ? await linking.requestOf(actor, userId) : undefined
    return page('Access', othersStanding(actor, { userId, standing: theirs, denials, request }))
  }

  return {
    name: 'standing',
    commands: [
      {
        name: 'whoami',
        summary: 'Who you are here, and what you may do',
        permission: 'standing.read',
        handle: async (context, argument) => {
          checkOneself(context.actor, argument)
          return own(context)
        },
      },
      {
        name: 'access',
        summary: 'Who somebody is here, and what they may do',
        forAnyone: { usage: '@person', summary: 'Who somebody is here, and what they may do' },
        permission: 'access.read',
        handle: async (context, argument) => others(context, personOf(argument, 'access', 'Nothing was looked up.')),
      },
    ],
    actions: [
      defineAction({
        actionId: actionIds.standing,
        permission: 'standing.read',
        answer: 'push',
        value: z.null(),
        run: own,
      }),
    ],
  }
}

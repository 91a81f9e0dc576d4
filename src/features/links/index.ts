import { z } from 'zod'
import type { Actor } from '../../access/membership.ts'
import { section } from '../../blocks/index.ts'
import {
  type Action,
  type Command,
  type Context,
  defineAction,
  defineOpenAction,
  defineSubmission,
  type Feature,
  page,
  type Reply,
} from '../../slack/feature.ts'
import { actionIds, type FeatureDeps } from '../deps.ts'
import { mention, personOf } from '../standing-blocks.ts'
import { readLinkArgument } from './argument.ts'
import { besideInput, callbackId, candidateOption, formTitle, linkForm, readLinkForm } from './form.ts'
import { overviewPage } from './overview.ts'
import { createRequests } from './requests.ts'
import { linked, unlinked } from './view.ts'

type Wanted = Parameters<FeatureDeps['linking']['link']>[1]

const userId = z.string().regex(/^[UW][A-Z0-9]+$/)
const proposal = z.strictObject({ proposalId: z.string().max(100) })
const mostOptions = 100

/** What administrators do about who is linked to which record, each of which throws what stands against it. */
const createPages = ({ linking, messenger }: Pick<FeatureDeps, 'linking' | 'messenger'>) => {
  /** Whose record they have is for everyone to know of themselves, whoever changes it. */
  const tell = async ({ userId, organization }: Actor, person: string, sentence: string): Promise<void> => {
    if (person === userId) return
    const blocks = [section(`${mention(userId)} ${sentence}`)]
    await messenger.tell(person, { title: 'Your record', blocks }, organization)
  }

  const link = async ({ actor }: Context, wanted: Wanted): Promise<Reply> => {
    const made = await linking.link(actor, wanted)
    const { userId, parent, role } = made.link
    await tell(
      actor,
      userId,
      `linked you to the record of user ${parent}, as ${role}. If that is not yours, please tell them.`,
    )
    return page('Linked', linked(actor, made))
  }

  return {
    link,
    linkOrAsk: async (context: Context, argument: string): Promise<Reply> => {
      const { target, role, userId } = readLinkArgument(argument)
      if (!target || !userId) return linkForm({ ...(userId && { userId }), ...(role && { role }) })
      return link(context, { userId, target, role: role ?? 'member' })
    },
    submit: async (context: Context, wanted: Wanted): Promise<Reply> => {
      try {
        return await link(context, wanted)
      } catch (error) {
        const errors = besideInput(error)
        if (!errors) throw error
        return { kind: 'invalid', errors }
      }
    },
    unlink: async ({ actor }: Context, userId: string): Promise<Reply> => {
      const { link, left } = await linking.unlink(actor, userId)
      await tell(actor, userId, `took away your link to the record of user ${link.parent}.`)
      return page('Unlinked', unlinked(actor, link, left))
    },
    overview: async ({ actor, surface }: Context, number = 0): Promise<Reply> =>
      page('Who is linked', overviewPage(await linking.overview(actor), actor, surface, number)),
  }
}

type Pages = ReturnType<typeof createPages>

const commandsOf = ({ linkOrAsk, unlink, overview }: Pages): Command[] => [
  {
    name: 'link',
    summary: 'Link a person to their record',
    forAnyone: {
      usage: '[@person 42 | @person #158] [member | helpdesk | admin]',
      summary: 'Link a person to their record, with a role; alone, it opens a form',
    },
    permission: 'links.edit',
    handle: linkOrAsk,
  },
  {
    name: 'unlink',
    summary: 'Take away a person’s link',
    forAnyone: { usage: '@person', summary: 'Take away a person’s link' },
    permission: 'links.edit',
    handle: async (context, argument) => unlink(context, personOf(argument, 'unlink', 'Nothing was unlinked.')),
  },
  {
    name: 'links',
    summary: 'Who is linked to which record, and who is not',
    permission: 'links.read',
    handle: (context) => overview(context),
  },
]

const actionsOf = ({ unlink, overview }: Pages): Action[] => [
  defineAction({
    actionId: actionIds.link,
    permission: 'links.edit',
    answer: 'push',
    opens: formTitle,
    value: z.strictObject({ userId }).nullable(),
    run: async (_context, about) => linkForm(about ?? {}),
  }),
  defineAction({
    actionId: actionIds.unlink,
    permission: 'links.edit',
    answer: 'replace',
    value: z.strictObject({ userId }),
    run: (context, value) => unlink(context, value.userId),
  }),
  defineAction({
    actionId: actionIds.links,
    permission: 'links.read',
    answer: 'push',
    value: z.null(),
    run: (context) => overview(context),
  }),
  defineAction({
    actionId: actionIds.linksPage,
    permission: 'links.read',
    answer: 'replace',
    value: z.strictObject({ page: z.number().int().min(0).max(10_000) }),
    run: (context, value) => overview(context, value.page),
  }),
]

const requestsOf = ({ ask, decide }: ReturnType<typeof createRequests>): Action[] => [
  defineOpenAction({
    actionId: actionIds.linkAsk,
    answer: 'replace',
    value: z.strictObject({ organizationId: z.string() }),
    run: (context, { organizationId }) => ask(context, organizationId),
  }),
  defineAction({
    actionId: actionIds.linkApprove,
    permission: 'links.edit',
    answer: 'replace',
    value: proposal,
    run: (context, { proposalId }) => decide(context, proposalId, 'approved'),
  }),
  defineAction({
    actionId: actionIds.linkDecline,
    permission: 'links.edit',
    answer: 'replace',
    value: proposal,
    run: (context, { proposalId }) => decide(context, proposalId, 'declined'),
  }),
]

/** Who is linked to which record: seen and changed by administrators, asked for by whoever has none yet. */
export const links = (deps: FeatureDeps): Feature => {
  const pages = createPages(deps)
  return {
    name: 'links',
    commands: commandsOf(pages),
    actions: [...actionsOf(pages), ...requestsOf(createRequests(deps))],
    submissions: [
      defineSubmission({
        callbackId,
        permission: 'links.edit',
        metadata: z.strictObject({}),
        run: async (context, _metadata, state) => {
          const read = readLinkForm(state)
          return 'errors' in read ? { kind: 'invalid', errors: read.errors } : pages.submit(context, read.wanted)
        },
      }),
    ],
    suggestions: [
      {
        actionId: actionIds.linkRecord,
        permission: 'links.edit',
        handle: async ({ actor }, typed) =>
          (await deps.linking.candidates(actor, typed, mostOptions)).map(candidateOption),
      },
    ],
  }
}

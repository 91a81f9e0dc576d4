import { z } from 'zod'
import type { SlackApp } from './slack/types.ts'

/** What the stand-in needs of the app's manifest: the same file from which the real app is made. */
const manifestSchema = z.object({
  features: z.object({
    bot_user: z.object({ display_name: z.string() }),
    slash_commands: z.array(
      z.object({
        command: z.string(),
        description: z.string(),
        usage_hint: z.string().optional(),
        should_escape: z.boolean().default(false),
      }),
    ),
    shortcuts: z
      .array(z.object({ name: z.string(), type: z.enum(['global', 'message']), callback_id: z.string() }))
      .default([]),
    app_home: z.object({ home_tab_enabled: z.boolean().default(false) }).optional(),
  }),
  oauth_config: z.object({
    scopes: z.object({ bot: z.array(z.string()), bot_optional: z.array(z.string()).default([]) }),
  }),
  settings: z
    .object({ event_subscriptions: z.object({ bot_events: z.array(z.string()).default([]) }).optional() })
    .optional(),
})

type Secrets = Pick<SlackApp, 'botToken' | 'appToken' | 'signingSecret'>

/** The app as Slack would install it from this manifest. */
export const appOf = (manifest: unknown, secrets: Secrets): SlackApp => {
  const { features, oauth_config, settings } = manifestSchema.parse(manifest)
  return {
    ...secrets,
    name: features.bot_user.display_name,
    scopes: [...oauth_config.scopes.bot, ...oauth_config.scopes.bot_optional],
    commands: features.slash_commands.map(({ command, description, usage_hint, should_escape }) => ({
      command,
      description,
      shouldEscape: should_escape,
      ...(usage_hint !== undefined && { usageHint: usage_hint }),
    })),
    shortcuts: features.shortcuts.map(({ name, type, callback_id }) => ({ name, type, callbackId: callback_id })),
    events: settings?.event_subscriptions?.bot_events ?? [],
    homeTabEnabled: features.app_home?.home_tab_enabled ?? false,
  }
}

import { stateValues } from '../elements/values.ts'
import type { JsonObject } from '../json.ts'
import type { Directory } from '../state/directory.ts'
import type { View } from '../types.ts'

/** An organization, when the app is installed in all of it. */
const installedIn = ({ home, isEnterpriseInstall }: Directory): string =>
  (isEnterpriseInstall ? home.enterprise?.id : undefined) ?? home.id

/**
 * A view as Slack answers and sends it. The fields it adds (`id`, `hash`, `state`…) are why such a view cannot be sent
 * back as it came.
 */
export const viewPayload = (directory: Directory, view: View): JsonObject => ({
  id: view.id,
  team_id: view.teamId,
  ...view.content,
  state: { values: stateValues(view.content.blocks, view.values) },
  hash: view.hash,
  previous_view_id: view.previousId,
  root_view_id: view.rootId,
  app_id: directory.bot.appId,
  app_installed_team_id: installedIn(directory),
  bot_id: directory.bot.botId,
})

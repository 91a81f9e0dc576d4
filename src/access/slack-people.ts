/** What Slack says of a person, as far as access depends on it. */
export type Profile = {
  teamId: string
  /** On Enterprise Grid: the Enterprise organization, and the workspaces that the person is in. */
  enterpriseId: string | undefined
  teamIds: string[]
  isBot: boolean
  isDeactivated: boolean
  isStranger: boolean
  /** Single- and multi-channel guests. */
  isGuest: boolean
  /** Only one that has been confirmed. */
  email: string | undefined
}

/** What access needs of Slack. All of it may come from a cache. */
export type SlackPeople = {
  /** @throws AppError `slack` when Slack does not answer */
  profile(userId: string): Promise<Profile>
  /** What a custom profile field holds. @throws AppError `slack` when Slack does not answer, or lacks the scope */
  profileField(userId: string, fieldId: string): Promise<string | undefined>
  /** Slack ids of a user group's people; undefined when Slack does not say: then nobody has a role by it. */
  groupMembers(groupId: string): Promise<ReadonlySet<string> | undefined>
  /**
   * Everyone whom Slack shows the bot. May cost many calls.
   * @throws AppError `slack` when Slack does not answer
   */
  everyone(): Promise<{ userId: string; profile: Profile }[]>
}

/** Whether a person belongs to one of these workspaces or Enterprise organizations. */
export const belongsTo = ({ teamId, enterpriseId, teamIds }: Profile, homes: string[]): boolean =>
  [teamId, enterpriseId, ...teamIds].some((id) => id !== undefined && homes.includes(id))

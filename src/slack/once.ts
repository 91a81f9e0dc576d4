/** Redeliveries come within a few minutes: docs.slack.dev/apis/events-api, "Error handling". */
const rememberedFor = 5 * 60_000

/**
 * Runs a submission once. A second click while the first is under way (the same view), and an envelope that Slack delivers
 * again (the same interaction), get the answer of the first. The same view submitted anew after an answer runs anew.
 */
export const createOnce = <T>() => {
  const underWay = new Map<string, Promise<T>>()
  const answered = new Map<string, Promise<T>>()

  return (viewId: string, interaction: string, start: () => Promise<T>): Promise<T> => {
    const known = underWay.get(viewId) ?? answered.get(interaction)
    if (known) return known
    const running = start().finally(() => {
      underWay.delete(viewId)
      setTimeout(() => answered.delete(interaction), rememberedFor).unref()
    })
    underWay.set(viewId, running)
    answered.set(interaction, running)
    return running
  }
}

/** Slack's markup: formatting, mentions, links, dates, emoji. */
export const Mrkdwn = ({ text }: { text: string }) => <span>{text}</span>

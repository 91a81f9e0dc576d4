import { useReader } from '../state/reader.ts'
import { useWorkspace } from '../state/store.ts'

const Pill = ({ text, self = false }: { text: string; self?: boolean }) => (
  <span className={self ? 'mention mention-self' : 'mention'}>{text}</span>
)

type Props = { id: string; label?: string | undefined }

/** `label` is what the app calls it, for where nobody here knows the id. */
export const UserMention = ({ id, label }: Props) => {
  const reader = useReader()
  return <Pill text={`@${reader.nameOf(id) ?? label ?? id}`} self={id === reader.me} />
}

export const ChannelMention = ({ id, label }: Props) => {
  const reader = useReader()
  return <Pill text={`#${reader.nameOf(id) ?? label ?? id}`} />
}

export const GroupMention = ({ id, label }: Props) => {
  const { workspace } = useWorkspace()
  const name = label?.replace(/^@/, '') ?? workspace.userGroups.find((group) => group.id === id)?.handle ?? id
  return <Pill text={`@${name}`} />
}

/** `here`, `channel`, `everyone`: these are for whoever reads. */
export const BroadcastMention = ({ id, label }: Props) => <Pill text={label ?? `@${id}`} self />

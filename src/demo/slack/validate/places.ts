/** Where a block or an element may stand, as data. Source: the block and element index pages of docs.slack.dev. */
export type Surface = 'message' | 'modal' | 'home'

/** The blocks that hold elements. */
export type Slot = 'section' | 'actions' | 'input' | 'context' | 'context_actions' | 'card' | 'data_table' | 'task_card'

type Place = {
  readonly on: readonly Surface[]
  /** Allowed by the documentation, but seen to be refused, or the other way round: a warning. */
  readonly disputed?: readonly Surface[]
}

const everywhere = ['message', 'modal', 'home'] as const
const menuSlots = ['section', 'actions', 'input'] as const
const menu = { in: menuSlots, on: everywhere } as const

export const blockPlaces = {
  actions: { on: everywhere },
  alert: { on: ['modal'] },
  card: { on: everywhere, disputed: ['modal'] },
  carousel: { on: ['message', 'home'] },
  container: { on: ['message', 'home'], disputed: ['home'] },
  context: { on: everywhere },
  context_actions: { on: ['message'] },
  data_table: { on: ['message', 'home'], disputed: ['home'] },
  // Newer pages add the Home tab, but Slack answered `unsupported type` there.
  data_visualization: { on: ['message'] },
  divider: { on: everywhere },
  // Only ever read: apps cannot send it.
  file: { on: [] },
  header: { on: everywhere },
  image: { on: everywhere },
  input: { on: everywhere },
  markdown: { on: ['message'] },
  plan: { on: ['message'] },
  rich_text: { on: everywhere },
  section: { on: everywhere },
  table: { on: ['message', 'home'], disputed: ['home'] },
  task_card: { on: ['message'] },
  video: { on: everywhere },
} as const satisfies Record<string, Place>

export const elementPlaces = {
  button: { in: ['section', 'actions', 'card', 'data_table'], on: everywhere },
  checkboxes: menu,
  radio_buttons: menu,
  datepicker: menu,
  datetimepicker: { in: ['actions', 'input'], on: ['message', 'modal'] },
  timepicker: menu,
  email_text_input: { in: ['input'], on: ['modal'] },
  url_text_input: { in: ['input'], on: ['modal'] },
  number_input: { in: ['input'], on: ['modal'] },
  file_input: { in: ['input'], on: ['modal'] },
  plain_text_input: { in: ['input'], on: everywhere },
  // In `actions` by the list of elements, not by its own page: see `disputedElements`.
  rich_text_input: { in: ['input', 'actions'], on: ['modal', 'home'] },
  static_select: menu,
  external_select: menu,
  users_select: menu,
  conversations_select: menu,
  channels_select: menu,
  multi_static_select: menu,
  multi_external_select: menu,
  multi_users_select: menu,
  multi_conversations_select: menu,
  multi_channels_select: menu,
  overflow: { in: ['section', 'actions'], on: everywhere },
  workflow_button: { in: ['section', 'actions'], on: ['message'] },
  feedback_buttons: { in: ['context_actions'], on: ['message'] },
  icon_button: { in: ['context_actions'], on: ['message'] },
  image: { in: ['section', 'context'], on: everywhere },
  url: { in: ['task_card'], on: ['message'] },
} as const satisfies Record<string, Place & { readonly in: readonly Slot[] }>

/** An element in a block that one page allows and another does not. */
export const disputedElements: readonly { readonly element: string; readonly block: string }[] = [
  { element: 'rich_text_input', block: 'actions' },
]

export type BlockType = keyof typeof blockPlaces
export type ElementType = keyof typeof elementPlaces

const has = <T extends object>(table: T, key: PropertyKey): key is keyof T => Object.hasOwn(table, key)

export const placeOfBlock = (type: string): Place | undefined =>
  has(blockPlaces, type) ? blockPlaces[type] : undefined

export const placeOfElement = (type: string): Place | undefined =>
  has(elementPlaces, type) ? elementPlaces[type] : undefined

export const isAllowedIn = (type: ElementType, slot: Slot): boolean => {
  const slots: readonly Slot[] = elementPlaces[type].in
  return slots.includes(slot)
}

/**
 * Every number that Slack puts on a message or a view, in one place. Strings are counted in UTF-16 units, as
 * `length` does: never less than code points, so what passes here passes there.
 *
 * The comments name the page below https://docs.slack.dev/reference/ that states the number. Where Slack's pages,
 * its SDKs and its observed answers differ, the smallest number is taken and the comment says so.
 */
export const limits = {
  /** `block_id` and `action_id`: block-kit/blocks/*, block-kit/block-elements/* */
  id: 255,
  /** block-kit/blocks/image-block, block-kit/block-elements/button-element; taken for every other URL too */
  url: 3000,
  /** block-kit/composition-objects/text-object */
  text: 3000,
  /** block-kit/composition-objects/confirmation-dialog-object */
  confirm: { title: 100, text: 300, button: 30 },
  /** block-kit/composition-objects/option-object; `safeValue`: what the Node and Java SDKs state instead of 150 */
  option: { text: 75, value: 150, safeValue: 75, description: 75 },
  /** block-kit/composition-objects/option-group-object */
  optionGroup: { label: 75, options: 100 },

  /** block-kit/block-elements/button-element */
  button: { text: 75, value: 2000, accessibilityLabel: 75, agentPrompt: 4000 },
  /** block-kit/block-elements/icon-button-element; the number of people: python-slack-sdk */
  iconButton: { visibleTo: 10 },
  /** block-kit/block-elements/select-menu-element, multi-select-menus-element */
  menu: { options: 100, groups: 100, placeholder: 150 },
  /** block-kit/block-elements/checkboxes-element, radio-button-group-element */
  choices: { options: 10 },
  /** block-kit/block-elements/overflow-menu-element */
  overflow: { options: 5 },
  /** block-kit/block-elements/plain-text-input-element */
  plainTextInput: { length: 3000 },
  /** block-kit/block-elements/rich-text-input-element */
  richTextInput: { lines: 100 },
  /** block-kit/block-elements/file-input-element */
  fileInput: { files: 10 },

  /** block-kit/blocks/actions-block */
  actions: { elements: 25 },
  /** block-kit/blocks/alert-block */
  alert: { text: 200 },
  /** block-kit/blocks/card-block */
  card: { title: 150, subtitle: 150, body: 200, subtext: 200, actions: 3 },
  /** block-kit/blocks/carousel-block */
  carousel: { cards: 10 },
  /** block-kit/blocks/container-block */
  container: { title: 150, subtitle: 150, blocks: 10 },
  /** block-kit/blocks/context-block */
  context: { elements: 10 },
  /** block-kit/blocks/context-actions-block */
  contextActions: { elements: 5 },
  /** block-kit/blocks/header-block */
  header: { text: 150, level: 4 },
  /** block-kit/blocks/image-block */
  image: { altText: 2000, title: 2000 },
  /** block-kit/blocks/input-block */
  input: { label: 2000, hint: 2000 },
  /** block-kit/blocks/markdown-block: over all markdown blocks of a message together */
  markdown: { text: 12_000 },
  /** block-kit/blocks/section-block */
  section: { fields: 10, field: 2000 },
  /** block-kit/blocks/rich-text-block; `indent`: @slack/types */
  richText: { indent: 8 },
  /** block-kit/blocks/plan-block */
  plan: { tasks: 50 },
  /** block-kit/blocks/video-block: "must be less than" 200 and 50 */
  video: { title: 199, description: 199, authorName: 49 },
  /** block-kit/blocks/table-block; one a message, data tables included: Slack's own answers */
  table: { rows: 100, cells: 20, characters: 10_000, perMessage: 1 },
  /** block-kit/blocks/data-table-block: its older, smaller figures (newer ones: 201 rows, 20 000 characters) */
  dataTable: { rows: 101, columns: 20, characters: 10_000, pageSize: 100 },
  /** block-kit/blocks/data-visualization-block */
  chart: { title: 50, segments: 12, series: 12, points: 20, label: 20, axisLabel: 50, perMessage: 2 },

  /** surfaces/modals, views/modal-views, views/home-tab-views; `bytes`: methods/views.open */
  view: { blocks: 100, title: 24, button: 24, privateMetadata: 3000, callbackId: 255, externalId: 255, bytes: 250_000 },
  /**
   * methods/chat.postMessage, methods/chat.update (`safeText`). `safeAttachments`, `safeAttachmentBlocks` and
   * `blocksText` are no documented limits: above them Slack was seen to refuse, or advises against.
   */
  message: {
    blocks: 50,
    text: 40_000,
    safeText: 4000,
    markdownText: 12_000,
    attachments: 100,
    safeAttachments: 20,
    safeAttachmentBlocks: 20,
    blocksText: 10_000,
  },
} as const

/** Slack's limits that our blocks must respect. Lengths are UTF-16 units. Source: docs.slack.dev/reference/block-kit. */
export const limits = {
  messageBlocks: 50,
  viewBlocks: 100,
  /** `msg_blocks_too_long` has no documented number; maintainers speak of 12,000 of text. */
  messageText: 9_000,
  /** Longer `text` is refused by chat.update and discouraged elsewhere. */
  fallbackText: 4_000,
  headerText: 150,
  sectionText: 3_000,
  sectionFields: 10,
  fieldText: 2_000,
  contextText: 3_000,
  actionsElements: 25,
  buttonText: 75,
  buttonValue: 2_000,
  optionText: 75,
  /** 150 in the documentation, 75 in the SDKs: the safe side. */
  optionValue: 75,
  options: 100,
  radioOptions: 10,
  viewTitle: 24,
  privateMetadata: 3_000,
  identifier: 255,
  inputLabel: 2_000,
  inputHint: 2_000,
  inputText: 3_000,
  alertText: 200,
  tableRows: 100,
  tableText: 10_000,
} as const

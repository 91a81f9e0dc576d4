/** Narrower than this, a modal and the workbench each fill the screen, also in workbench.css. */
const roomForBoth = '(min-width: 761px)'

/** What can be used although a modal is open: one looks into a modal's JSON while it is there. */
export const besideModals = (): NodeListOf<Element> =>
  document.querySelectorAll(matchMedia(roomForBoth).matches ? '.workbench, .top-workbench' : '.workbench')

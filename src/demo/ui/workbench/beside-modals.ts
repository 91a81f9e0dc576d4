/** What can be used although a modal is open: one looks into a modal's JSON while it is there. */
export const besideModals = (): NodeListOf<Element> => document.querySelectorAll('.workbench, .top-workbench')

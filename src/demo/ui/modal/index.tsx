/** The person's stack of modals, and the question an element asks before it acts. */
export const Modals = () => null

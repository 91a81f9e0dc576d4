import type { HintShown } from './page/wire.ts'

/** Three things to try first. */
export const hints: HintShown[] = [
  {
    title: 'Look at your own record',
    text: 'Jane is an employee. She types /userextra.',
    as: 'jane',
    send: '/userextra',
  },
  {
    title: 'Check devices as the helpdesk',
    text: 'Ravi may see everyone. He types /userextra devices @igor.',
    as: 'ravi',
    send: '/userextra devices @igor',
  },
  {
    title: 'Take the API away',
    text: 'The record service stops answering. Jane asks again.',
    as: 'jane',
    send: '/userextra',
    faults: { api: 'down' },
  },
]

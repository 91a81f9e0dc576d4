import { idOf } from './data.ts'

type Line = { channel: string; author: string; text: string }

const said = (channel: string, handle: Parameters<typeof idOf>[0], text: string): Line => ({
  channel,
  author: idOf(handle),
  text,
})

/** What is on the screens before anyone acts, so that the workspace looks lived in. */
export const talk: Line[] = [
  said(
    'C0DEMO001',
    'astrid',
    'Welcome to the new colleagues! Your preferences and devices are one command away: `/userextra`',
  ),
  said('C0DEMO001', 'marcus', 'Found it, thanks. My notifications were on all along :slightly_smiling_face:'),
  said('C0DEMO002', 'nora', 'Which laptop is registered in my name?'),
  said('C0DEMO002', 'ravi', `<@${idOf('nora')}> None so far. Type \`/userextra devices\` to see for yourself.`),
  said('C0DEMO002', 'igor', 'The device pool is up to date again: *250* devices, half of them in stock.'),
  said('C0DEMO003', 'jane', 'Slides for the workshop are on their way.'),
  said('D0DEMO001', 'ravi', 'Hi Jane, is the MacBook still the one you use?'),
  said('D0DEMO001', 'jane', 'Yes, and the phone too.'),
]

import type { ConfiguredOrganization } from '../organizations.ts'

type Role = ConfiguredOrganization['members'][string]['role']

export const companies = {
  harbor: { id: '12345', name: 'Harbor & Pine', code: 'HP', domain: 'harborpine.example', token: 'demo-token-harbor' },
  kite: { id: '67890', name: 'Blue Kite Labs', code: 'BK', domain: 'bluekite.example', token: 'demo-token-kite' },
} as const

export type Company = keyof typeof companies

/** Who lives in the demo. Names are invented. */
export type DemoPerson = {
  handle: string
  name: string
  email: string
  organization: Company
  /** Another organization that they work for, as a member. */
  also?: Company
  role: Role
  department: string
  tz: string
  /** How many devices they carry; one person looks after the pool. */
  devices: number
}

const plain = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ø', 'o').toLowerCase()

/** first.last@… */
export const emailOf = (name: string, company: Company): string => {
  const [first = '', ...last] = plain(name).split(' ')
  return `${first}.${last.join('')}@${companies[company].domain}`
}

const person = (line: string, organization: Company, also?: Company): DemoPerson => {
  const [name = '', role = '', department = '', tz = '', devices = ''] = line.split('|').map((part) => part.trim())
  return {
    handle: plain(name).replace(/ .*/, ''),
    name,
    email: emailOf(name, organization),
    organization,
    ...(also && { also }),
    role: role as Role,
    department,
    tz,
    devices: Number(devices),
  }
}

const harbor = `
  Jane Okafor      | member   | Design      | Europe/London       | 2
  Ravi Menon       | helpdesk | IT          | Europe/Berlin       | 7
  Astrid Lund      | admin    | People      | Europe/Oslo         | 1
  Tomás Herrera    | member   | Engineering | America/Bogota      | 3
  Mei Tanaka       | member   | Engineering | Asia/Tokyo          | 2
  Olu Adeyemi      | member   | Sales       | Africa/Lagos        | 1
  Nora Weiss       | member   | Legal       | Europe/Vienna       | 0
  Sami Haddad      | member   | Engineering | Asia/Beirut         | 4
  Bea Fontaine     | member   | Marketing   | Europe/Paris        | 2
  Igor Novak       | helpdesk | IT          | Europe/Zagreb       | 250
  Lila Banerjee    | member   | Finance     | Asia/Kolkata        | 1
  Piet de Vries    | member   | Operations  | Europe/Amsterdam    | 2
  Hana Kim         | member   | Design      | Asia/Seoul          | 2
  Marcus Bell      | member   | Sales       | America/Chicago     | 3
  Yara Costa       | member   | Support     | America/Sao_Paulo   | 1
  Finn Gallagher   | member   | Support     | Europe/Dublin       | 1
  Zoe Papadaki     | member   | Engineering | Europe/Athens       | 2
  Emil Sørensen    | admin    | IT          | Europe/Copenhagen   | 5
  Grace Whitfield  | member   | Finance     | America/New_York    | 2
  Noah Levi        | member   | Product     | Asia/Jerusalem      | 2
  Amara Diallo     | member   | Product     | Africa/Dakar        | 1
  Ivy Chen         | member   | Engineering | America/Vancouver   | 3
  Leo Marchetti    | member   | Operations  | Europe/Rome         | 0
  Dana Petrova     | member   | Research    | Europe/Sofia        | 2
`

const kite = `
  Omar Farouk      | admin    | Office      | Africa/Cairo        | 1
  Clara Jensen     | helpdesk | IT          | Europe/Copenhagen   | 3
  Wes Tran         | member   | Robotics    | Asia/Ho_Chi_Minh    | 2
  Priya Nair       | member   | Robotics    | Asia/Kolkata        | 4
  Hugo Lemaire     | member   | Workshop    | Europe/Brussels     | 1
  Sofia Rinaldi    | member   | Research    | Europe/Rome         | 2
  Kofi Mensah      | member   | Research    | Africa/Accra        | 2
  Tess Moreau      | member   | Office      | America/Montreal    | 0
  Ari Goldman      | member   | Sales       | America/Los_Angeles | 1
  Nils Berg        | member   | Workshop    | Europe/Stockholm    | 2
  Rosa Delgado     | member   | Sales       | America/Mexico_City | 1
  Jun Park         | member   | Robotics    | Asia/Seoul          | 3
  Vera Kovács      | member   | Finance     | Europe/Budapest     | 1
  Theo Grant       | member   | Support     | Australia/Sydney    | 2
`

const lines = (block: string): string[] => block.trim().split('\n')

/** In the order of their numbers, which tests and pictures know: new people come last. */
export const people: DemoPerson[] = [
  ...lines(harbor).map((line) => person(line, 'harbor')),
  ...lines(kite).map((line) => person(line, 'kite')),
  person('Connie Reyes | member | Contractors | Europe/Madrid | 1', 'harbor', 'kite'),
]

/** People whom the bot refuses, each for a reason of their own. */
export const outsiders = {
  /** Is linked to nothing; one record of Harbor & Pine has her e-mail address. */
  newcomer: 'Nia Newcomer',
  /** Of another company, in a channel with this one. */
  partner: 'Pat Partner',
  standup: 'Standup Bot',
  guest: 'Gus Guest',
  /** Has left, and the account is deactivated; the record and its devices are still there. */
  leaver: 'Lena Leaver',
} as const

/** Why, in words for whoever tries them. */
export const whyRefused: Record<keyof typeof outsiders, string> = {
  newcomer: 'not linked yet: she may ask for the record that has her e-mail address',
  partner: 'comes from another workspace, in a channel with this one',
  standup: 'a bot, though the organizations file lists it',
  guest: 'a guest of the workspace, and guests may not use the bot here',
  leaver: 'deactivated, though the organizations file lists her',
}

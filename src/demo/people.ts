import type { ConfiguredOrganization } from '../organizations.ts'

type Role = ConfiguredOrganization['members'][string]['role']

/** Who lives in the demo. Names are invented. `parent` is the person's user number in the User Extra service. */
export type DemoPerson = {
  handle: string
  name: string
  organization: 'harbor' | 'kite'
  role: Role
  department: string
  tz: string
  /** How many devices they carry; one person looks after the pool. */
  devices: number
}

const person = (line: string, organization: DemoPerson['organization']): DemoPerson => {
  const [name = '', role = '', department = '', tz = '', devices = ''] = line.split('|').map((part) => part.trim())
  const handle = name.replace(/ .*/, '').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return { handle, name, organization, role: role as Role, department, tz, devices: Number(devices) }
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

export const people: DemoPerson[] = [
  ...lines(harbor).map((line) => person(line, 'harbor')),
  ...lines(kite).map((line) => person(line, 'kite')),
]

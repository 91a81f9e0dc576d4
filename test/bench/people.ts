import { createHmac } from 'node:crypto'

/** Everyone has a record of their own, so that reads which are under way at the same time are never the same read. */
const count = 500

export const team = 'T0BENCH'
export const organization = { id: '12345', name: 'Harbor & Pine', token: 'bench-token' }
export const secrets = {
  botToken: 'xoxb-bench',
  appToken: 'xapp-bench',
  signingSecret: 'bench-signing-secret',
}

const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Tokyo', 'UTC', 'Australia/Sydney', 'America/Sao_Paulo']
const languages = ['en', 'de', 'fr', 'pt-BR', 'ja']

const device = (parent: number, number: number) => ({
  device_id: `DEV-${parent}-${number}`,
  device_type: number % 2 ? 'phone' : 'laptop',
  serial_number: `SN${parent}${number}`,
  model: number % 2 ? 'iPhone 15 Pro' : 'MacBook Pro 16',
  assigned_date: '2024-01-15T10:30:00Z',
  status: 'active',
})

const personOf = (index: number) => {
  const parent = 1000 + index
  const department = `Department ${parent}`
  return {
    userId: `U0BENCH${index}`,
    parent,
    department,
    record: {
      parent,
      organization_id: organization.id,
      preferences: {
        theme: index % 2 ? 'dark' : 'light',
        notifications: index % 3 > 0,
        language: languages[index % languages.length],
        timezone: zones[index % zones.length],
        items_per_page: 25,
      },
      custom_fields: {
        department,
        employee_id: `HP${parent}`,
        access_level: 'standard',
        hire_date: '2021-04-12',
        office_location: 'Building A, Floor 3',
      },
      device_info: { assigned_devices: [device(parent, 0), device(parent, 1)] },
    },
  }
}

export type Person = ReturnType<typeof personOf>
export const people = Array.from({ length: count }, (_, index) => personOf(index))

/** The organizations file, as an operator would write it. */
export const organizationsFile = {
  organizations: [
    {
      ...organization,
      slack_workspaces: [team],
      members: Object.fromEntries(people.map(({ userId, parent }) => [userId, { parent }])),
    },
  ],
}

/** A signed `/userextra me`, as Slack sends it, and a text that only this person's answer holds. */
export type SignedCommand = { body: string; headers: Record<string, string>; expected: string }

const commandOf = ({ userId, department }: Person, timestamp: string): SignedCommand => {
  const body = new URLSearchParams({
    token: 'verification-token',
    team_id: team,
    team_domain: 'bench',
    channel_id: 'C0BENCH',
    channel_name: 'general',
    user_id: userId,
    user_name: userId.toLowerCase(),
    command: '/userextra',
    text: 'me',
    api_app_id: 'A0USEREXTRA',
    is_enterprise_install: 'false',
    response_url: 'https://hooks.slack.test/commands/T0BENCH/1/abc',
    trigger_id: '1.2.abc',
  }).toString()
  const signature = createHmac('sha256', secrets.signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')
  return {
    body,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
    },
    expected: department,
  }
}

/** One command of everyone, signed now: they are good for five minutes. */
export const signedCommands = (): SignedCommand[] => {
  const timestamp = String(Math.floor(Date.now() / 1000))
  return people.map((person) => commandOf(person, timestamp))
}

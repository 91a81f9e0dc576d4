import {
  Combobox,
  ComboboxItem,
  ComboboxList,
  ComboboxProvider,
  Menu,
  MenuButton,
  MenuButtonArrow,
  MenuProvider,
} from '@ariakit/react'
import { useState } from 'react'
import type { PersonShown } from '../../page/wire.ts'
import { useWorkspace } from '../state/store.ts'
import { type Address, goTo, hrefOf } from './address.ts'
import { Avatar } from './avatar.tsx'

const elsewhere = 'Known to nobody here'

const words = ({ name, realName, organization = elsewhere, role = '' }: PersonShown): string =>
  `${name} ${realName} ${organization} ${role}`.toLowerCase()

const Row = ({ person, at }: { person: PersonShown; at: Address['at'] }) => {
  const address = { as: person.name, at: at === 'home' ? 'home' : 'app' }
  return (
    <ComboboxItem
      className="person-row"
      focusOnHover
      setValueOnClick={false}
      // A link, so that it opens in a tab of its own too: two people at the same time.
      render={<a href={hrefOf(address)} />}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        goTo(address)
      }}
    >
      <Avatar id={person.id} name={person.realName} size={28} />
      <span className="person-row-name">
        {person.realName} <span className="soft">@{person.name}</span>
      </span>
      <span className="person-row-role">{person.isBot ? 'bot' : (person.role ?? 'not linked')}</span>
    </ComboboxItem>
  )
}

/** Who this page is; every other person is a click or a few letters away. */
export const PersonSwitcher = ({ me, at }: { me: PersonShown; at: Address['at'] }) => {
  const { workspace } = useWorkspace()
  const [typed, setTyped] = useState('')
  const found = workspace.people.filter((person) => words(person).includes(typed.trim().toLowerCase()))
  const groups = [...Map.groupBy(found, ({ organization = elsewhere }) => organization)]
  return (
    <ComboboxProvider resetValueOnHide includesBaseElement={false} setValue={setTyped}>
      <MenuProvider placement="bottom-start">
        <MenuButton className="switcher" title="Become someone else">
          <Avatar id={me.id} name={me.realName} size={28} />
          <span className="switcher-who">
            <span className="switcher-name">
              <span className="visually-hidden">You are </span>
              {me.realName}
            </span>
            <span className="switcher-role">
              {[me.role ?? 'not linked', me.organization].filter(Boolean).join(' · ')}
            </span>
          </span>
          <MenuButtonArrow />
        </MenuButton>
        <Menu unmountOnHide className="popover person-menu" gutter={6} aria-label="People">
          <Combobox className="person-search" placeholder="Find a person, role or organization" autoSelect />
          <ComboboxList className="person-list">
            {groups.map(([organization, people]) => (
              <fieldset key={organization} className="person-group">
                <legend>{organization}</legend>
                {people.map((person) => (
                  <Row key={person.id} person={person} at={at} />
                ))}
              </fieldset>
            ))}
            {found.length === 0 && <p className="soft person-none">Nobody matches “{typed}”.</p>}
          </ComboboxList>
          <p className="person-tip">Open a second person in a new tab: Ctrl-click a name.</p>
        </Menu>
      </MenuProvider>
    </ComboboxProvider>
  )
}

import { Menu, MenuButton, MenuItem, MenuProvider } from '@ariakit/react'
import { KebabHorizontalIcon } from '@primer/octicons-react'
import { optionsOf } from '../../slack/elements/find.ts'
import { type JsonObject, stringAt } from '../../slack/json.ts'
import type { KindProps } from './kind.ts'
import { PlainText } from './plain-text.tsx'

const Item = ({ option, press }: { option: JsonObject; press: (value: string | undefined) => void }) => {
  const url = stringAt(option, 'url')
  const link =
    url === undefined
      ? {}
      : {
          // biome-ignore lint/a11y/useAnchorContent: its content is the item's
          render: <a href={url} target="_blank" rel="noreferrer" />,
        }
  return (
    <MenuItem className="pick-item" onClick={() => press(stringAt(option, 'value'))} {...link}>
      <span className="pick-text">
        <PlainText text={option.text} />
        {option.description !== undefined && (
          <span className="pick-description">
            <PlainText text={option.description} />
          </span>
        )}
      </span>
    </MenuItem>
  )
}

export const Overflow = ({ element, used }: KindProps) => (
  <MenuProvider placement="bottom-end">
    <MenuButton
      className="element-button overflow-button"
      aria-label="More options"
      aria-busy={used.pending}
      disabled={used.disabled}
      accessibleWhenDisabled
    >
      {used.pending ? <span className="spinner" aria-hidden="true" /> : <KebabHorizontalIcon size={16} />}
    </MenuButton>
    <Menu className="pick-menu" portal preserveTabOrder={false} gutter={4} unmountOnHide>
      {optionsOf(element).map((option) => (
        <Item key={stringAt(option, 'value')} option={option} press={used.press} />
      ))}
    </Menu>
  </MenuProvider>
)

import type { Icon } from '@primer/octicons-react'
import type { ReactNode } from 'react'
import { Link } from '../text/index.tsx'

type Props = {
  icon: Icon
  /** Such as “Image”. */
  kind: string
  /** Where it would come from. */
  address?: string
  children: ReactNode
}

/** The frame of something from elsewhere, which this page does not load; it can be opened by hand. */
export const Placeholder = ({ icon: Picture, kind, address = '', children }: Props) => (
  <div className="placeholder">
    <Picture size={24} />
    <div>
      <p>
        <span className="visually-hidden">{kind}: </span>
        {children}
      </p>
      {address !== '' && (
        <p className="placeholder-address">
          <Link url={address} />
        </p>
      )}
    </div>
  </div>
)

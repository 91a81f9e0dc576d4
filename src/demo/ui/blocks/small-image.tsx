import { ImageIcon } from '@primer/octicons-react'

type Props = { image: { alt_text: string }; size?: 'icon' | 'card' | 'thumbnail' | 'banner' }

/** Stands for a picture from elsewhere, which this page does not load. */
export const SmallImage = ({ image, size = 'icon' }: Props) => (
  <span className={`small-image small-image-${size}`} role="img" aria-label={image.alt_text} title={image.alt_text}>
    <ImageIcon size={size === 'icon' ? 12 : 24} />
  </span>
)

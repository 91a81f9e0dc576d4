import { Component, type ReactNode } from 'react'
import type { JsonObject } from '../../slack/json.ts'
import { BlockJson } from './block-json.tsx'

type Props = { block: JsonObject; children: ReactNode }
type State = { failed: JsonObject | undefined; reason: string }

/** A block that cannot be drawn does not take the page down: its JSON stands in its place, until it changes. */
export class BlockBoundary extends Component<Props, State> {
  override state: State = { failed: undefined, reason: '' }

  static getDerivedStateFromError = (error: unknown): Partial<State> => ({
    reason: error instanceof Error ? error.message : String(error),
  })

  override componentDidCatch(): void {
    this.setState({ failed: this.props.block })
  }

  override render(): ReactNode {
    const { block, children } = this.props
    const { failed, reason } = this.state
    if (reason === '' || (failed !== undefined && failed !== block)) return children
    return <BlockJson block={block} problem={`A block of type “${String(block.type)}” could not be drawn: ${reason}`} />
  }
}

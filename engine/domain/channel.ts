import type { ChannelId } from './ids.js';
import type { Mode } from './language.js';
import type { CapacityUnits, Ms } from './units.js';

/** How soon a customer on this channel expects somebody: while holding the line, within the conversation, or later. */
export type Urgency = 'live' | 'conversational' | 'deferrable';

/** A medium class, as the plan sees it. */
export interface Channel {
  readonly id: ChannelId;
  readonly mode: Mode;
  readonly urgency: Urgency;
  /** Capacity that one contact of this channel takes, unless queue or agent says otherwise. */
  readonly cost: CapacityUnits;
  /** Maximum number of contacts of this channel that one agent handles at a time. */
  readonly max: number;
  /** Channels whose contacts may suspend work of this one. */
  readonly interruptibleBy: readonly ChannelId[];
  /** Longest wrap-up before the router ends it; 0: none. */
  readonly wrapUpMaxMs: Ms;
}

import type { TestedRole } from './house.js';
import type { Stage } from './stage.js';
import type { Entry } from './tape.js';
import type { WireLink } from './wire-link.js';

/** `not seen`: it did not come to what would have shown it. */
export interface Verdict {
  readonly verdict: 'passed' | 'failed' | 'not seen';
  /** One sentence. */
  readonly saw: string;
}

/** Passes content on; is closed and started again when the kit asks for it. */
export type Extra = 'relay' | 'restart';

interface Item {
  readonly name: string;
  /** What a right client does, one sentence. */
  readonly expected: string;
  /** Heading of docs/protocol.md that says so. */
  readonly section: string;
  readonly roles: readonly TestedRole[];
  /** What the client has to be able to do besides its task; absent: nothing. */
  readonly extra?: Extra;
}

/** What a client does by itself, before anything is done to it. */
export interface Opening extends Item {
  play(stage: Stage): Promise<Verdict>;
}

/** Something that is done to a client on the wire, and judged by what it does then. `link`: its connection, which stands. */
export interface Situation extends Item {
  play(stage: Stage, link: WireLink): Promise<Verdict>;
}

/** What holds of everything a client says, whatever is done to it; judged once, in the end. */
export interface Law extends Item {
  judge(entries: readonly Entry[]): Verdict;
}

export interface Result extends Omit<Item, 'roles' | 'extra'>, Verdict {}

export const BOTH: readonly TestedRole[] = ['adapter', 'desk'];

export const passed = (saw: string): Verdict => ({ verdict: 'passed', saw });
export const failed = (saw: string): Verdict => ({ verdict: 'failed', saw });
export const notSeen = (saw: string): Verdict => ({ verdict: 'not seen', saw });

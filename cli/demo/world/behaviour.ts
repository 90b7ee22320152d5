import { chance } from '../day/chance.js';

/** How the demo's agents behave. All of it is ours: the recorded day says nothing about offers. */
export const BEHAVIOUR = {
  /** From the offer to the accept, evenly spread. */
  acceptFromMs: 1_500,
  acceptToMs: 6_000,
  /** Share of offers nobody answers: the agent has looked away. */
  missedShare: 0.008,
  /** After the router has set an unanswering agent notReady, the agent comes back. */
  backAfterMs: 60_000,
  /** Every agent takes one break in each part of the day; when, differs. */
  breakEveryMs: 4 * 3_600_000,
  breakMs: 10 * 60_000,
} as const;

export const acceptDelayMs = (seed: number, offer: string): number =>
  Math.round(BEHAVIOUR.acceptFromMs + chance(seed, 'accept', offer) * (BEHAVIOUR.acceptToMs - BEHAVIOUR.acceptFromMs));

export const isMissed = (seed: number, offer: string): boolean => chance(seed, 'missed', offer) < BEHAVIOUR.missedShare;

/** The agent's breaks between two instants: one per part of the day, its start drawn, never in the first or last quarter of it. */
export function breaksOf(seed: number, agent: string, fromMs: number, toMs: number): readonly number[] {
  const starts: number[] = [];
  for (let part = 0; fromMs + part * BEHAVIOUR.breakEveryMs < toMs; part++) {
    const share = 0.25 + 0.5 * chance(seed, 'break', `${agent}/${part}`);
    const atMs = fromMs + Math.round((part + share) * BEHAVIOUR.breakEveryMs);
    if (atMs + BEHAVIOUR.breakMs < toMs) starts.push(atMs);
  }
  return starts;
}

/** Order of what happens at one instant. */
export const KIND = { supervise: 0, leave: 1, release: 2, wrapUp: 3, accept: 4, presence: 5, arrive: 6 } as const;

import type { Head } from '@signalbox/engine/journal';
import type { Entry } from './tape.js';

export interface Position extends Head {
  readonly of: 'events' | 'snapshot' | 'heartbeat';
}

/** Positions that a client had taken whole by then, oldest first: frames that are parts count with their last part only. */
export function wholePositions(entries: readonly Entry[], before = entries.length): readonly Position[] {
  const found: Position[] = [];
  let amidParts = false;
  for (const entry of entries.slice(0, before)) {
    if (entry.what === 'opened') amidParts = false;
    if (entry.what !== 'told') continue;
    const { frame } = entry;
    if (frame.type !== 'events' && frame.type !== 'snapshot' && frame.type !== 'heartbeat') continue;
    if (frame.type !== 'heartbeat') amidParts = frame.more;
    if (!amidParts && (frame.type !== 'heartbeat' || found.length > 0)) found.push({ seq: frame.seq, check: frame.check, of: frame.type });
  }
  return found;
}

/** What `after` of a subscription was, if there was any. */
export function afterOf(frame: Readonly<Record<string, unknown>>): Head | undefined {
  const after = frame['after'];
  if (typeof after !== 'object' || after === null) return undefined;
  const { seq, check } = after as { seq?: unknown; check?: unknown };
  return { seq: Number(seq), check: String(check) };
}

/**
 * What is wrong with where a client resumes; `null`: nothing. It may leave heartbeats out of account, which costs a few records told again,
 * but no frame that it has had.
 */
export function wrongResume(after: Head | undefined, had: readonly Position[]): string | null {
  const last = had.findLast(({ of }) => of !== 'heartbeat');
  const furthest = had.at(-1);
  if (last === undefined || furthest === undefined) return null;
  if (after === undefined) return `It subscribed without "after", though it had taken record ${furthest.seq}.`;
  const beyond = claimsTooMuch(after, had);
  if (beyond !== null) return beyond;
  return after.seq < last.seq ? `It resumed after record ${after.seq}, though it had taken record ${last.seq}.` : null;
}

/** Whether a position was never reached: what lies between would be lost for good. */
export function claimsTooMuch(after: Head, had: readonly Position[]): string | null {
  if (had.some(({ seq, check }) => seq === after.seq && check === after.check)) return null;
  const furthest = had.at(-1)?.seq ?? 0;
  return after.seq > furthest
    ? `It resumed after record ${after.seq}, of which it had not been told everything; the last whole one was ${furthest}.`
    : `It resumed after {${after.seq}, ${after.check}}, a position that it was never given.`;
}

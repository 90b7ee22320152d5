import { DEADLINE_KINDS, type Deadline, type DeadlineKind, heapOf, placeOf } from '../../core/due/deadlines.js';
import type { RouterState } from '../../core/state/state.js';
import { forget } from '../../core/state/touched.js';
import type { Ms } from '../../domain/units.js';

type Change = 'agent' | 'shift' | 'contact';

/** What a deadline changes for matching the instant it comes due, even before its event is applied in the same step. */
const CHANGES: Readonly<Partial<Record<DeadlineKind, Change | 'nothing'>>> = {
  shift: 'shift',
  authorisation: 'agent',
  'cool-down': 'agent',
  refusal: 'contact',
  affinity: 'contact',
  'share-hold': 'contact',
  // These change nothing before their event does.
  override: 'nothing',
  suspension: 'nothing',
  hub: 'nothing',
  queue: 'nothing',
  'agent-change': 'nothing',
  'agent-grace': 'nothing',
  'adapter-grace': 'nothing',
  lease: 'nothing',
  offer: 'nothing',
  'wrap-up': 'nothing',
  'back-off': 'nothing',
  aside: 'nothing',
  call: 'nothing',
  step: 'nothing',
  tier: 'nothing',
  'max-wait': 'nothing',
  target: 'nothing',
  oldest: 'nothing',
  condition: 'nothing',
  customer: 'nothing',
  place: 'nothing',
  sender: 'nothing',
};

const WATCHED = DEADLINE_KINDS.flatMap((kind) => {
  const changes = CHANGES[kind];
  return changes === 'nothing' ? [] : [{ place: placeOf(kind), changes }];
});

/**
 * Marks as touched whatever time alone has changed. Reasons read the clock, so a cool-down that has ended no longer counts even if other
 * deadlines due at the same instant are still to fire. A kind of deadline not listed may change everything.
 */
export function touchDue({ deadlines, touched }: Readonly<RouterState>, atMs: Ms): void {
  const { first } = deadlines;
  if (touched.everything || first === null || (first !== undefined && first.dueMs > atMs)) return;
  for (const { place, changes } of WATCHED) {
    const heap = heapOf(deadlines, place);
    if (heap[0] === undefined || heap[0].dueMs > atMs) continue;
    if (changes === undefined) return forget(touched, true);
    touchIn(heap, 0, atMs, changes, touched);
  }
}

/** Visits all entries that are due; in a heap, nothing below an entry that is not due is due either. */
function touchIn(heap: readonly Deadline[], at: number, atMs: Ms, changes: Change, touched: RouterState['touched']): void {
  const entry = at < heap.length ? heap[at] : undefined;
  if (entry === undefined || entry.dueMs > atMs) return;
  if (changes === 'agent') touchAgent(touched, entry.id);
  else if (changes === 'shift') touched.shifts.add(entry.id);
  else touched.contacts.add(entry.ordinal);
  touchIn(heap, 2 * at + 1, atMs, changes, touched);
  touchIn(heap, 2 * at + 2, atMs, changes, touched);
}

function touchAgent(touched: RouterState['touched'], id: string): void {
  touched.beyondWork = true;
  touched.agents.add(id);
}

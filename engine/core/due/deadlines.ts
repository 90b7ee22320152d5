import type { Ms } from '../../domain/units.js';

/**
 * Everything that can fall due by itself, in the order in which things due at the same instant fire. Doors before work: a queue that closes
 * at noon is closed for everything else due at noon.
 */
export const DEADLINE_KINDS = [
  'calendar',
  'hub',
  'queue',
  'override',
  'suspension',
  'shift',
  'authorisation',
  'agent-change',
  'agent-grace',
  'adapter-grace',
  'lease',
  'offer',
  'wrap-up',
  'idle',
  'resume',
  'back-off',
  'cool-down',
  'call',
  'aside',
  'slot',
  'step',
  'tier',
  'max-wait',
  'affinity',
  'refusal',
  'share-hold',
  'target',
  'oldest',
  'condition',
  'customer',
  'place',
  'sender',
] as const;
export type DeadlineKind = (typeof DEADLINE_KINDS)[number];

/** A deadline: `id` names its subject; `ordinal` orders subjects of one kind that are due together. */
export interface Deadline {
  readonly kind: DeadlineKind;
  /** Index of its kind: data kept per kind is found by it, faster than by name. */
  readonly place: number;
  readonly dueMs: Ms;
  readonly ordinal: number;
  readonly id: string;
}

/**
 * One heap per kind. The deadlines themselves are in the state's records; the heaps only find the earliest. An entry whose record has moved
 * on is stale: it is dropped or moved when it reaches the top, never searched for.
 */
export interface Deadlines {
  /** In the order of the kinds. */
  readonly heaps: readonly Deadline[][];
  /** The first entry of all heaps; `null`: there is none; `undefined`: to be determined. */
  first: Deadline | null | undefined;
}

export const noDeadlines = (): Deadlines => ({ heaps: DEADLINE_KINDS.map(() => []), first: null });

export const heapOf = ({ heaps }: Deadlines, place: number): Deadline[] => heaps[place] as Deadline[];

const PLACES = new Map(DEADLINE_KINDS.map((kind, place) => [kind, place]));
export const placeOf = (kind: DeadlineKind): number => PLACES.get(kind) as number;

/** The instant at which an entry's subject, in `of`, is really due now; `null`: no longer at all. */
export type DueNow<Of> = (of: Of, deadline: Deadline) => Ms | null;

const before = (a: Deadline, b: Deadline): boolean =>
  a.dueMs !== b.dueMs ? a.dueMs < b.dueMs : a.ordinal !== b.ordinal ? a.ordinal < b.ordinal : a.id < b.id;

export function addDeadline(deadlines: Deadlines, deadline: Deadline): void {
  const heap = heapOf(deadlines, deadline.place);
  let at = heap.length;
  heap.push(deadline);
  while (at > 0) {
    const parent = (at - 1) >> 1;
    const above = heap[parent] as Deadline;
    if (!before(deadline, above)) break;
    heap[at] = above;
    at = parent;
  }
  heap[at] = deadline;
  const { first } = deadlines;
  if (at === 0 && first !== undefined && (first === null || isSooner(deadline, first))) deadlines.first = deadline;
}

/**
 * Whether `a` fires before `b`, both being first of their kinds: earlier, or at the same instant and of an earlier kind, or replacing `b`.
 */
const isSooner = (a: Deadline, b: Deadline): boolean => a.dueMs < b.dueMs || (a.dueMs === b.dueMs && a.place <= b.place);

function removeFirst(heap: Deadline[]): void {
  const last = heap.pop() as Deadline;
  if (heap.length === 0) return;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    const right = heap[child + 1];
    if (right !== undefined && before(right, heap[child] as Deadline)) child++;
    const least = heap[child] as Deadline;
    if (!before(least, last)) break;
    heap[at] = least;
    at = child;
  }
  heap[at] = last;
}

/** Whether the first entry of its kind is valid. If not, it is dropped, or moved if its subject is due later. */
function settled<Of>(deadlines: Deadlines, first: Deadline, of: Of, dueNow: DueNow<Of>): boolean {
  const dueMs = dueNow(of, first);
  if (dueMs === first.dueMs) return true;
  removeFirst(heapOf(deadlines, first.place));
  if (deadlines.first === first) deadlines.first = undefined;
  const { kind, place, ordinal, id } = first;
  if (dueMs !== null && dueMs > first.dueMs) addDeadline(deadlines, { kind, place, dueMs, ordinal, id });
  return false;
}

/** The earliest valid deadline of one kind; stale entries met on the way are dropped or moved. */
export function firstOf<Of>(deadlines: Deadlines, kind: DeadlineKind, of: Of, dueNow: DueNow<Of>): Deadline | undefined {
  const heap = heapOf(deadlines, placeOf(kind));
  for (let first = heap[0]; first !== undefined; first = heap[0]) if (settled(deadlines, first, of, dueNow)) return first;
  return undefined;
}

/**
 * The deadline that fires next: earliest, then by kind, then by ordinal. Only the candidate is checked for validity: a stale entry is never
 * later than its subject's real date, so nothing earlier is missed. Nothing later than `untilMs` is checked or returned, so asking between
 * two dates touches no subject.
 */
export function nextDeadline<Of>(
  deadlines: Deadlines,
  of: Of,
  dueNow: DueNow<Of>,
  untilMs: Ms = Number.POSITIVE_INFINITY,
): Deadline | undefined {
  for (;;) {
    if (deadlines.first === undefined) deadlines.first = firstOfAll(deadlines);
    const { first } = deadlines;
    if (first === null || first.dueMs > untilMs) return undefined;
    if (settled(deadlines, first, of, dueNow)) return first;
  }
}

function firstOfAll({ heaps }: Deadlines): Deadline | null {
  let first: Deadline | null = null;
  for (let place = 0; place < heaps.length; place++) {
    const top = heaps[place]?.[0];
    if (top !== undefined && (first === null || top.dueMs < first.dueMs)) first = top;
  }
  return first;
}

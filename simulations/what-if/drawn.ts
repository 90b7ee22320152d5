import type { RecordedLife, Recording } from './recording.js';
import { type Observed, type Tail, tailOf } from './tails.js';

/** Values drawn where the record says nothing, from the distributions of the record itself. */
export interface Drawn {
  /** Patience of a customer who has waited this long; `null`: never abandons. */
  patienceMs(kind: string, waitedMs: number, u: number): number | null;
  /** Time until an agent accepts who has not answered for this long. */
  acceptMs(kind: string, forMs: number, u: number): number;
  handlingMs(kind: string, workedMs: number, u: number): number;
  /** `null`: nobody in the record ended a wrap-up. */
  wrapUpMs(kind: string, u: number): number | null;
  backMs(u: number): number;
}

/** Used if the record contains no value at all. */
const ACCEPT_MS = 3_000;
const HANDLING_MS = 180_000;
const BACK_MS = 60_000;

type Spans = (life: RecordedLife) => readonly Observed[];

const patience: Spans = ({ patience: own, waitedMs }) => [own === null ? { ms: waitedMs, whole: false } : { ms: own.afterMs, whole: true }];
const accepts: Spans = ({ responses }) =>
  responses.flatMap((one): readonly Observed[] => {
    if (one.what === 'accept') return [{ ms: one.afterMs, whole: true }];
    return one.what === 'cut' && one.forMs > 0 ? [{ ms: one.forMs, whole: false }] : [];
  });
const handling: Spans = ({ parts }) =>
  parts.map(({ handlingMs, workedMs }) => (handlingMs === null ? { ms: workedMs, whole: false } : { ms: handlingMs, whole: true }));
const wrapUps: Spans = ({ parts }) => parts.flatMap(({ wrapUp }) => (wrapUp === null ? [] : [{ ms: wrapUp.afterMs, whole: true }]));

/** Tail distributions by kind of contact (queue and channel); a kind without any is drawn from all. */
export function drawnFrom({ lives, backs }: Recording): Drawn {
  const tailsOf = (spans: Spans, alsoAll: boolean): ((kind: string) => Tail) => {
    const byKind = new Map<string, Observed[]>();
    const all: Observed[] = [];
    for (const life of lives.values()) {
      const own = byKind.get(life.kind) ?? [];
      byKind.set(life.kind, own);
      const found = spans(life);
      own.push(...found);
      all.push(...found);
    }
    const tails = new Map([...byKind].map(([kind, own]) => [kind, tailOf(alsoAll && !own.some(({ whole }) => whole) ? all : own)]));
    return (kind) => tails.get(kind) ?? tailOf(alsoAll ? all : []);
  };
  const patiences = tailsOf(patience, false);
  const accept = tailsOf(accepts, true);
  const handle = tailsOf(handling, true);
  const wrap = tailsOf(wrapUps, true);
  const back = tailOf([...backs.values()].flat().flatMap((one) => (one === null ? [] : [{ ms: one.afterMs, whole: true }])));

  /** Beyond everything observed: as long again as the longest. */
  const over = (tail: Tail, ms: number, u: number, usualMs: number): number =>
    tail.beyond(ms, u) ?? ms + Math.max(1, tail.beyond(-1, u) ?? usualMs);
  return {
    patienceMs: (kind, waitedMs, u) => patiences(kind).beyond(waitedMs, u),
    acceptMs: (kind, forMs, u) => over(accept(kind), forMs, u, ACCEPT_MS),
    handlingMs: (kind, workedMs, u) => over(handle(kind), workedMs, u, HANDLING_MS),
    wrapUpMs: (kind, u) => wrap(kind).beyond(-1, u),
    backMs: (u) => back.beyond(-1, u) ?? BACK_MS,
  };
}

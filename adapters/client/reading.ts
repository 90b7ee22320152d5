import type { Head } from '@signalbox/engine/journal';
import type { ServerFrameOf, SnapshotView, WireEvent } from '@signalbox/engine/protocol';

export interface ReadingPort {
  event(event: WireEvent, meta: { readonly seq: number; readonly atMs: number }): void;
  snapshot(view: SnapshotView, meta: { readonly seq: number; readonly atMs: number }): void;
}

/** Keeps the position in the stream: joins parts, checks that nothing was left out, and knows where to resume after a break. */
export interface Reading {
  /** The last complete position; `undefined`: none yet. */
  readonly position: Head | undefined;
  /** These three return whether the frame fits; if not, something was lost. */
  events(frame: ServerFrameOf<'events'>): boolean;
  snapshot(frame: ServerFrameOf<'snapshot'>): boolean;
  heartbeat(frame: ServerFrameOf<'heartbeat'>): void;
  /** A new subscription starts: parts of the last one are dropped, since they will be sent again. */
  restart(): void;
}

export function openReading(port: ReadingPort, from?: Head): Reading {
  let position = from;
  /** Seq of the last events or snapshot frame of this subscription; initially the position asked for. */
  let prev: number | null = from?.seq ?? null;
  let events: WireEvent[] = [];
  let views: SnapshotView[] = [];

  return {
    get position() {
      return position;
    },
    events: (frame) => {
      if (views.length > 0 || frame.prev !== prev) return false;
      events.push(...frame.events);
      if (frame.more) return true;
      const whole = events;
      const { seq, check, atMs } = frame;
      events = [];
      prev = seq;
      position = { seq, check };
      for (const event of whole) port.event(event, { seq, atMs });
      return true;
    },
    snapshot: (frame) => {
      views.push(frame.view as SnapshotView);
      if (frame.more) return true;
      const { seq, check, atMs } = frame;
      const view = joined(views);
      views = [];
      events = [];
      prev = seq;
      position = { seq, check };
      port.snapshot(view, { seq, atMs });
      return true;
    },
    heartbeat: ({ seq, check }) => {
      // Between parts nothing is complete yet; before the first position there is nothing to resume from.
      if (position === undefined || seq < position.seq || events.length > 0 || views.length > 0) return;
      position = { seq, check };
    },
    restart: () => {
      events = [];
      views = [];
      prev = position?.seq ?? null;
    },
  };
}

/** Joins the parts of a snapshot: lists are concatenated, everything else is the same in each. */
function joined(parts: readonly SnapshotView[]): SnapshotView {
  const [first, ...rest] = parts;
  const whole: Record<string, unknown> = { ...first };
  for (const part of rest) {
    for (const [name, value] of Object.entries(part)) {
      const before = whole[name];
      if (Array.isArray(before) && Array.isArray(value) && LONG_LISTS.has(name)) whole[name] = [...before, ...value];
    }
  }
  return whole as unknown as SnapshotView;
}

const LONG_LISTS: ReadonlySet<string> = new Set(['contacts', 'agents', 'queues', 'hubs', 'work']);

import type { ServerFrame } from '@signalbox/engine/protocol';
import type { Talk } from '../counterpart.js';
import { notSeen, type Verdict } from '../item.js';
import type { Stage } from '../stage.js';
import type { GivenFrame } from '../tape.js';
import type { WireLink } from '../wire-link.js';

const RELAYED: ReadonlySet<unknown> = new Set(['relay', 'relay-fetch', 'relay-end']);

/** A line as the client wrote it. */
export interface Line {
  readonly k: unknown;
  readonly body: unknown;
}

/** An assignment in which the kit is the other side, on the wire: what the client writes goes no further. */
export interface Conversation {
  /** Writes a line to the client, on the connection that stands. */
  write(k: number, body: unknown): void;
  tell(
    frame:
      | { readonly type: 'relay-fetch'; readonly after: number }
      | { readonly type: 'relay-end'; readonly k: number; readonly received: number },
  ): void;
  /** What the client has written since, from that place of the tape on. */
  lines(from?: number): readonly Line[];
  /** The first frame of that kind the client has sent, from that place of the tape on. */
  sent(type: 'relay-fetch' | 'relay-end', from: number): Promise<GivenFrame | undefined>;
}

/** Sees to it that agent and customer talk, and hands the talk over; afterwards the customer has gone. `heard`: called with each frame of the client. */
export async function conversation(
  { wire, entries, until, counterpart, patienceMs, role }: Stage,
  hold: (talk: Conversation) => Promise<Verdict>,
  heard: (frame: GivenFrame, link: WireLink) => void = () => undefined,
): Promise<Verdict> {
  wire.meddle({
    said: (frame, link) => {
      if (!RELAYED.has(frame['type'])) return true;
      link.tell({ type: 'relayed', id: String(frame['id']) });
      heard(frame, link);
      return false;
    },
  });
  const begun = entries.length;
  const talk = await counterpart.talk(patienceMs);
  if (talk === undefined) return notSeen(`No contact came about in which ${role === 'desk' ? 'it' : 'the kit'} could have written.`);
  const isOf = (frame: GivenFrame): boolean => frame['offer'] === talk.offer;
  const told = await until(() =>
    entries.slice(begun).find((entry) => entry.what === 'told' && entry.frame.type === 'events' && names(entry.frame, talk)),
  );
  if (told === undefined) return notSeen('It was not connected when the talk began.');
  const said = (from: number): readonly GivenFrame[] =>
    entries
      .slice(from)
      .flatMap((entry) => (entry.what === 'said' && RELAYED.has(entry.frame['type']) && isOf(entry.frame) ? [entry.frame] : []));
  const verdict = await hold({
    write: (k, body) => wire.link?.tell({ type: 'relay', ...talk, k, body }),
    tell: (frame) => wire.link?.tell({ ...frame, ...talk } as ServerFrame),
    lines: (from = begun) => said(from).flatMap((frame) => (frame['type'] === 'relay' ? [{ k: frame['k'], body: frame['body'] }] : [])),
    sent: (type, from) => until(() => said(from).find((frame) => frame['type'] === type)),
  });
  await counterpart.hangUp(talk);
  return verdict;
}

/** Whether the record tells that the talk begins. */
const names = (frame: Extract<ServerFrame, { type: 'events' }>, { offer }: Talk): boolean =>
  frame.events.some((event) => event.type === 'offer.accepted' && event['offer'] === offer);

/** What the kit writes as line `k`, unlike any other. */
export const bodyOf = (k: number): { readonly line: number } => ({ line: k });

/** Whether it is the answer to the kit's line `to`: the same body. */
export const answers = (line: Line, to: number): boolean => JSON.stringify(line.body) === JSON.stringify(bodyOf(to));

export const told = (lines: readonly Line[]): string => lines.map(({ k, body }) => `${k}: ${JSON.stringify(body)}`).join('; ') || 'nothing';

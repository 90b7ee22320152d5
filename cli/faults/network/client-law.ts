import type { CommandInput } from '@signalbox/engine';
import type { JournalRecord } from '@signalbox/engine/journal';
import { type Scope, type WireEvent, wireEvents } from '@signalbox/engine/protocol';

/** Holds what a client is told against the journal: every event it may hear, once, in order, and none left out; and answers to what it said. */
export interface ClientLaw {
  /** A client that knows nothing yet. */
  opened(): void;
  /** How things were at this record; what follows goes on from there. */
  snapshot(seq: number): void;
  event(event: WireEvent, seq: number): void;
  answered(command: CommandInput, seq: number): void;
}

export function openClientLaw(
  scope: Scope,
  sender: string,
  history: () => readonly JournalRecord[],
  found: (law: string, what: string) => void,
): ClientLaw {
  let atSeq = 0;
  let due: readonly WireEvent[] = [];
  let heard = 0;

  const name = scope.role === 'desk' ? scope.agent : scope.sub;
  const eventsAt = (seq: number): readonly WireEvent[] => wireEvents(scope, history()[seq - 1]?.events ?? [], hubOf(scope, history()));

  /** Everything up to here must have been told. */
  function whole(beforeSeq: number): void {
    if (heard < due.length) found('nothing left out', `${name} was told ${heard} of ${due.length} events of record ${atSeq}`);
    for (let seq = atSeq + 1; seq < beforeSeq; seq++)
      if (eventsAt(seq).length > 0) found('nothing left out', `${name} was told record ${beforeSeq} after ${atSeq}, and not record ${seq}`);
  }

  return {
    opened() {
      atSeq = 0;
      due = [];
      heard = 0;
    },
    answered(command, seq) {
      const record = history()[seq - 1];
      if (record?.by?.sender !== sender || subjectOf(record.command) !== subjectOf(command))
        found('answers are to what was said', `${name} was told that ${subjectOf(command)} is record ${seq}, which is another command’s`);
    },
    snapshot(seq) {
      if (seq < atSeq) found('told in order', `${name} was shown record ${seq} after ${atSeq}`);
      atSeq = seq;
      due = [];
      heard = 0;
    },
    event(event, seq) {
      if (seq < atSeq) found('told in order', `${name} was told record ${seq} after ${atSeq}`);
      if (seq > atSeq) {
        whole(seq);
        atSeq = seq;
        due = eventsAt(seq);
        heard = 0;
      }
      if (JSON.stringify(due[heard]) !== JSON.stringify(event))
        found('told as kept', `${name} was told ${event.type} of record ${seq} otherwise than it was kept, or again`);
      heard++;
    },
  };
}

/** The hub of a desk's agent: it does not change in a case. */
function hubOf(scope: Scope, history: readonly JournalRecord[]): string | null {
  if (scope.role !== 'desk') return null;
  for (const { events } of history)
    for (const event of events)
      if (event.type === 'plan.published') return event.roster.agents.find(({ id }) => id === scope.agent)?.hub ?? null;
  return null;
}

const subjectOf = (command: CommandInput | JournalRecord['command']): string =>
  [command.type, ...(['contact', 'offer', 'agent'] as const).map((field) => (field in command ? Reflect.get(command, field) : ''))]
    .join(' ')
    .trimEnd();

import type { Event, UserCommand } from '@signalbox/engine';
import type { JournalRecord } from '@signalbox/engine/journal';
import type { Act, Part, Reaction } from './recording.js';

/** A part while it is being recorded. */
export type PartInWriting = { -readonly [K in keyof Part]: K extends 'acts' ? Act[] : K extends 'extensions' ? Reaction[] : Part[K] };

/** Notes what agents did with the contacts they had, and when, measured in work on the contact. */
export interface WorkRecorder {
  /** Returns whether the command is an act of somebody who has the contact, or ends or extends a wrap-up. */
  command(record: JournalRecord): boolean;
  event(event: Event, record: JournalRecord, parts: PartInWriting[] | undefined): void;
  cutOff(atMs: number): void;
}

interface InHand {
  readonly part: PartInWriting;
  readonly offer: string;
  workedMs: number;
  /** `null`: set aside. */
  sinceMs: number | null;
  asideFromMs: number;
  /** How often it has been set aside. */
  asides: number;
  /** Record number of the last act. */
  actedSeq: number;
}

/** What an owner does with a contact; the same by a supervisor counts as coming from outside. */
const ACTS: readonly UserCommand['type'][] = [
  'contact.release',
  'contact.transfer',
  'contact.hand-off',
  'contact.park',
  'contact.consult',
  'contact.idle',
  'contact.active',
  'contact.dialled',
  'contact.request-callback',
  'slot.book',
];

export function recordWork(): WorkRecorder {
  const owned = new Map<string, InHand>();
  const wrapping = new Map<string, { readonly part: PartInWriting; readonly sinceMs: number }>();

  const worked = ({ workedMs, sinceMs }: InHand, atMs: number): number => workedMs + (sinceMs === null ? 0 : atMs - sinceMs);

  function act({ seq, atMs, command }: JournalRecord): boolean {
    if (command.type === 'router.resume' || !('contact' in command) || !ACTS.includes(command.type)) return false;
    if ('by' in command && command.by !== null) return false;
    const own = owned.get(`${command.tenant}/${command.contact}`);
    if (own === undefined) return false;
    const aside = own.sinceMs === null ? { nth: own.asides, forMs: atMs - own.asideFromMs } : null;
    own.part.acts.push({ workedMs: worked(own, atMs), aside, seq, command });
    own.actedSeq = seq;
    return true;
  }

  function wrapUp({ seq, atMs, command }: JournalRecord): boolean {
    if (command.type !== 'wrap-up.finish' && command.type !== 'wrap-up.extend') return false;
    const own = wrapping.get(command.offer);
    if (own === undefined) return false;
    const reaction = { afterMs: atMs - own.sinceMs, seq };
    if (command.type === 'wrap-up.finish') own.part.wrapUp = { ...reaction, by: command.by };
    else own.part.extensions.push(reaction);
    return true;
  }

  return {
    command: (record) => act(record) || wrapUp(record),
    event(event, { seq, atMs }, parts) {
      if (!('ordinal' in event)) return;
      const key = `${event.tenant}/${event.contact}`;
      switch (event.type) {
        case 'offer.accepted': {
          if (parts === undefined) return;
          const part: PartInWriting = {
            agent: event.agent,
            acts: [],
            handlingMs: null,
            workedMs: 0,
            extensions: [],
            wrapUp: null,
            over: false,
          };
          parts.push(part);
          owned.set(key, { part, offer: event.offer, workedMs: 0, sinceMs: atMs, asideFromMs: atMs, asides: 0, actedSeq: 0 });
          return;
        }
        case 'assignment.suspended':
        case 'assignment.resumed': {
          const own = owned.get(key);
          if (own?.offer !== event.offer) return;
          own.workedMs = worked(own, atMs);
          own.sinceMs = event.type === 'assignment.resumed' ? atMs : null;
          own.asideFromMs = atMs;
          if (event.type === 'assignment.suspended') own.asides++;
          return;
        }
        case 'contact.released':
        case 'assignment.ended': {
          const own = owned.get(key);
          if (own?.offer !== event.offer) return;
          owned.delete(key);
          own.part.workedMs = worked(own, atMs);
          own.part.over = true;
          if (own.actedSeq === seq) own.part.handlingMs = own.part.workedMs;
          wrapping.set(event.offer, { part: own.part, sinceMs: atMs });
          return;
        }
        case 'wrap-up.finished':
          wrapping.delete(event.offer);
      }
    },
    cutOff(atMs) {
      for (const own of owned.values()) own.part.workedMs = worked(own, atMs);
    },
  };
}

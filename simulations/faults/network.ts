import type { CommandInput, Event, JournalRecord, MachineTime, Router, Views, WireEvent } from '@signalbox/engine';
import type { Later } from './later.js';

/** Who is at the end of a line. */
export type Role = { readonly role: 'desk'; readonly id: string } | { readonly role: 'adapter'; readonly id: string };

export type View = Views['agent'] | Views['adapter'];

/** A desk or an adapter: what it is told through its end of the line, and asked. */
export interface Member {
  readonly role: Role;
  /** How things stand; what is heard from now on goes on from there. */
  welcomed(view: View): void;
  heard(events: readonly (Event | WireEvent)[]): void;
  /** The contacts an adapter holds. */
  holds(): readonly string[];
}

/** A member's end of its line, which is asked for again and again until it stands, and after every break. */
export interface End {
  /** Says it until it is answered, under one number; `settled` hears the answer, once. */
  tell(command: CommandInput, settled?: (answer: { readonly ok: boolean }) => void): void;
  /** The line breaks, and stays so for a while; the process at its other end notices after so long. */
  breakFor(forMs: number, noticedMs: number): void;
  /** What was not answered is forgotten, as by a page that is loaded again; numbers go on. */
  forget(): void;
  /** Whatever keeps the line from being had is over. */
  mend(): void;
  /** Commands that wait for their answer. */
  readonly unanswered: number;
}

/** What happens to a sender's next command. */
export type Mishap =
  | { readonly what: 'command-late'; readonly byMs: number }
  | { readonly what: 'command-twice'; readonly afterMs: number }
  | { readonly what: 'answer-lost' };

/** Everything between the members and the process under test. */
export interface Network {
  join(member: Member): End;
  /** A process is up, and lines lead to it; the returned function ends them as its death does. */
  serve(router: Router, time: MachineTime): () => void;
  mishap(sender: string, mishap: Mishap): void;
  /** From now on nothing more goes wrong. */
  calm(): void;
}

export interface NetworkOptions {
  readonly later: Later;
  /** Hears of each mishap that has found something to spoil. */
  readonly met: (what: Mishap['what']) => void;
  /** Everything that has ever become durable. */
  readonly history: () => readonly JournalRecord[];
  /** Hears of what a member was told and must not have been. */
  readonly found: (law: string, what: string) => void;
}

export type OpenNetwork = (options: NetworkOptions) => Network;

import type { CommandInput, Event, MachineTime, Router, Views } from '@signalbox/engine';
import type { JournalRecord } from '@signalbox/engine/journal';
import type { WireEvent } from '@signalbox/engine/protocol';
import type { Later } from './later.js';

/** Who is at the end of a connection. */
export type Role = { readonly role: 'desk'; readonly id: string } | { readonly role: 'adapter'; readonly id: string };

export type View = Views['agent'] | Views['adapter'];

/** A desk or an adapter: what it is told through its connection, and asked. */
export interface Member {
  readonly role: Role;
  /** The present state; what is heard from now on continues from there. */
  welcomed(view: View): void;
  heard(events: readonly (Event | WireEvent)[]): void;
  /** The contacts an adapter holds. */
  holds(): readonly string[];
}

/** A member's end of its connection, which is reopened until it succeeds, and after every break. */
export interface End {
  /** Repeats the command under one number until it is answered; `settled` gets the answer, once. */
  tell(command: CommandInput, settled?: (answer: { readonly ok: boolean }) => void): void;
  /** Breaks the connection and keeps it broken for a while; the process at the other end notices after `noticedMs`. */
  breakFor(forMs: number, noticedMs: number): void;
  /** Forgets what was not answered, like a page that is reloaded; numbers continue. */
  forget(): void;
  /** Ends whatever prevents the connection. */
  mend(): void;
  /** The line that both ends see stand: another one after every break; `null`: there is none. */
  readonly line: object | null;
  /** Number of commands waiting for their answer. */
  readonly unanswered: number;
}

/** What goes wrong with a sender's next command. */
export type Mishap =
  | { readonly what: 'command-late'; readonly byMs: number }
  | { readonly what: 'command-twice'; readonly afterMs: number }
  | { readonly what: 'answer-lost' };

/** Everything between the members and the process under test. */
export interface Network {
  join(member: Member): End;
  /** A process is up and connections lead to it; the returned function ends them as its death does. */
  serve(router: Router, time: MachineTime): () => void;
  mishap(sender: string, mishap: Mishap): void;
  /** From now on nothing goes wrong any more. */
  calm(): void;
}

export interface NetworkOptions {
  readonly later: Later;
  /** Called with each mishap that found something to spoil. */
  readonly met: (what: Mishap['what']) => void;
  /** Everything that has ever become durable. */
  readonly history: () => readonly JournalRecord[];
  /** Called with what a member was told and must not have been. */
  readonly found: (law: string, what: string) => void;
}

export type OpenNetwork = (options: NetworkOptions) => Network;

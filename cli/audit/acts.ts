import type { Command, CommandType } from '@signalbox/engine';
import type { JournalRecord } from '@signalbox/engine/journal';

/** Something a person did by hand: the journaled command, in few words. */
export interface Act {
  readonly seq: number;
  readonly atMs: number;
  /** The supervisor named in the command, otherwise its sender. */
  readonly by: string;
  readonly what: CommandType;
  readonly about: string;
  /** The details of the command, field by field; times as instants. */
  readonly how: Readonly<Record<string, unknown>>;
  /** The reason that was given; `null`: none. */
  readonly because: string | null;
}

type Told = Pick<Act, 'about' | 'how'> & { readonly because?: string | null };
type Tells = { readonly [T in CommandType]?: (command: Extract<Command, { type: T }>) => Told | null };

const door = ({ queue, untilMs }: { queue: string; untilMs: number | null }): Told => ({ about: `queue ${queue}`, how: { untilMs } });
const agents = ({ agents: ids, hub }: { agents: readonly string[] | null; hub: string | null }): string =>
  ids === null ? `hub ${hub}` : `${ids.length === 1 ? 'agent' : 'agents'} ${ids.join(', ')}`;
const contact = (id: string, how: Act['how'] = {}, because: string | null = null): Told => ({ about: `contact ${id}`, how, because });

/** Commands by which people override plan, calendar or roster; all others are ordinary work. */
const TELLS: Tells = {
  'agents.change': ({ set, presence, reason, untilMs, ...chosen }) => ({
    about: agents(chosen),
    how: { ...set, presence, reason, untilMs },
  }),
  'agents.restore': (command) => ({ about: agents(command), how: {} }),
  // An agent who signs out is doing ordinary work; being signed out by somebody else is not.
  'agent.sign-out': ({ agent, by, requeue, when }) => (by === null ? null : { about: `agent ${agent}`, how: { when, requeue } }),
  'queue.open': door,
  'queue.close': door,
  'queue.emergency-close': ({ waiting, to, ...command }) => ({
    about: door(command).about,
    how: { waiting, to, untilMs: command.untilMs },
  }),
  'queue.restore': ({ queue }) => ({ about: `queue ${queue}`, how: {} }),
  'queue.set-shares': ({ queue, percents }) => ({ about: `queue ${queue}`, how: { percents } }),
  'hub.suspend': ({ hub, untilMs }) => ({ about: `hub ${hub}`, how: { untilMs } }),
  'hub.resume': ({ hub }) => ({ about: `hub ${hub}`, how: {} }),
  'contact.assign': ({ contact: id, agent, overrideCapacity }) => contact(id, { agent, overrideCapacity }),
  'contact.take-over': ({ contact: id, agent, overrideCapacity }) => contact(id, { agent, overrideCapacity }),
  'contact.pull': ({ contact: id }) => contact(id),
  'contact.force-release': ({ contact: id, reason }) => contact(id, {}, reason),
  'contact.move': ({ contact: id, queue, place }) => contact(id, { queue, place }),
  'contact.prioritise': ({ contact: id, priority, band }) => contact(id, { priority, band }),
  'contact.update': ({ contact: id, by, priority, band }) => (by === null ? null : contact(id, { priority, band })),
  'contact.transfer': ({ contact: id, by, to, kind }) => (by === null ? null : contact(id, { ...to, kind })),
  'contact.consult': ({ contact: id, by, to }) => (by === null ? null : contact(id, to)),
  'wrap-up.finish': ({ offer, by }) => (by === null ? null : { about: `offer ${offer}`, how: {} }),
  'wrap-up.extend': ({ offer, by }) => (by === null ? null : { about: `offer ${offer}`, how: {} }),
  // The platform keeps the list; a supervisor who changes it acts by hand.
  'customer.do-not-contact': ({ by }) => (by === null ? null : { about: 'a customer', how: {} }),
  'customer.may-contact': ({ by }) => (by === null ? null : { about: 'a customer', how: {} }),
  'slot.book': ({ contact: id, by, fromMs }) => (by === null ? null : contact(id, { fromMs })),
  'slot.cancel': ({ contact: id, by, place }) => (by === null ? null : contact(id, { place })),
  'participant.join': ({ contact: id, mode }) => contact(id, { mode }),
  'participant.leave': ({ contact: id }) => contact(id),
  'plan.publish': ({ plan, rekey }) => ({ about: `plan ${plan.name}`, how: { rekey: rekey === 'recompute' ? rekey : null } }),
};

/** Kinds of acts, as `--what` names them. */
export const ACT_TYPES = Object.keys(TELLS) as readonly CommandType[];

const isSaid = (value: unknown): boolean => value !== null && value !== undefined && value !== false;

/** The act a record contains; `null`: none. */
export function actOf({ seq, atMs, by: sentBy, command }: JournalRecord): Act | null {
  const tell = TELLS[command.type] as ((command: Command) => Told | null) | undefined;
  const told = tell?.(command);
  if (told == null) return null;
  const {
    by = null,
    participant = null,
    because = null,
  } = command as { by?: string | null; participant?: string; because?: string | null };
  return {
    seq,
    atMs,
    by: by ?? participant ?? sentBy?.sender ?? 'the router',
    what: command.type,
    about: told.about,
    how: Object.fromEntries(Object.entries(told.how).filter(([, value]) => isSaid(value))),
    because: because ?? told.because ?? null,
  };
}

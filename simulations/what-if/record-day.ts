import type { Event, Plan, Roster } from '@signalbox/engine';
import type { JournalRecord, RouterState } from '@signalbox/engine/journal';
import { openLifeNames } from './life-names.js';
import { openOutcomes } from './outcomes.js';
import { recordLanguages } from './record-languages.js';
import { recordOffers } from './record-offers.js';
import { type PartInWriting, recordWork } from './record-work.js';
import type { Back, Outside, Reaction, Recording, Response } from './recording.js';

/** Reads a journal for a what-if, record by record. */
export interface DayRecorder {
  take(record: JournalRecord): void;
  /** `undefined`: nothing was recorded, or no plan was ever in force. */
  end(): Recording | undefined;
}

interface LifeInWriting {
  readonly kind: string;
  readonly arrivedMs: number;
  readonly responses: Response[];
  readonly parts: PartInWriting[];
  patience: Reaction | null;
  waitedMs: number | null;
}

/** Commands that carry no information: the deadlines they fire are fired again. */
const OF_THE_ROUTER = ['clock.tick'];

/** `begin`: the state before the first record, a fresh copy each time. */
export function recordDay(begin: () => RouterState): DayRecorder {
  const names = openLifeNames();
  const outcomes = openOutcomes(names);
  const offers = recordOffers();
  const work = recordWork();
  const lives = new Map<string, LifeInWriting>();
  /** The life of each contact present. */
  const present = new Map<string, LifeInWriting>();
  const outside: Outside[] = [];
  const instants: number[] = [];
  const languages = recordLanguages();
  const struck = new Map<string, { readonly atMs: number; readonly place: number }>();
  const backs = new Map<string, (Back | null)[]>();
  const before = begin();
  if (before.plan !== null) languages.planned(before.plan.languages);
  for (const { ordinal } of before.contacts.values()) names.known(ordinal);
  let firstSeq = 0;
  let published: { readonly plan: Plan; readonly roster: Roster } | null = inForce(before);

  /** Whether the command was a reaction to the router; otherwise it came from outside. */
  function isReaction(record: JournalRecord): boolean {
    const { command, seq, atMs } = record;
    if (offers.command(record) || work.command(record)) return true;
    if (command.type === 'contact.abandon') {
      const life = present.get(`${command.tenant}/${command.contact}`);
      // A customer who has already spoken to an agent and leaves while parked or transferred does so at a time of their own.
      if (life === undefined || life.waitedMs !== null) return false;
      life.patience = { afterMs: atMs - life.arrivedMs, seq };
      return true;
    }
    if (command.type !== 'agent.set-presence' || command.presence !== 'ready') return false;
    const strike = struck.get(command.agent);
    if (strike === undefined) return false;
    struck.delete(command.agent);
    (backs.get(command.agent) as (Back | null)[])[strike.place] = { afterMs: atMs - strike.atMs, seq, command };
    return true;
  }

  function hear(event: Event, record: JournalRecord): void {
    const { atMs } = record;
    const name = names.of(event);
    if (event.type === 'contact.queued' && name !== undefined && !lives.has(name)) {
      const { queue, channel, tenant, contact } = event;
      const life = { kind: `${queue}/${channel}`, arrivedMs: atMs, responses: [], parts: [], patience: null, waitedMs: null };
      lives.set(name, life);
      present.set(`${tenant}/${contact}`, life);
      languages.asked(event.requirement);
    }
    const life = name === undefined ? undefined : lives.get(name);
    outcomes.take(event, atMs);
    offers.event(event, atMs, life?.responses);
    work.event(event, record, life?.parts);
    if (life !== undefined && ENDS_WAITING.includes(event.type)) life.waitedMs ??= atMs - life.arrivedMs;
    if (event.type === 'agent.not-ready' && event.because === 'strikes' && event.backOffUntilMs === null) {
      const own = backs.get(event.agent) ?? [];
      backs.set(event.agent, own);
      struck.set(event.agent, { atMs, place: own.push(null) - 1 });
    }
    if (event.type === 'plan.published') languages.planned(event.plan.languages);
    if (event.type === 'agent.signed-out') struck.delete(event.agent);
  }

  return {
    take(record) {
      const { seq, atMs, command, events } = record;
      if (firstSeq === 0) firstSeq = seq;
      instants.push(atMs);
      if (command.type === 'plan.publish') published ??= command;
      if (!OF_THE_ROUTER.includes(command.type) && !isReaction(record)) outside.push({ seq, atMs, command });
      for (const event of events) hear(event, record);
    },
    end() {
      const [fromMs] = instants;
      const toMs = instants.at(-1);
      if (fromMs === undefined || toMs === undefined || published === null) return undefined;
      offers.cutOff(toMs);
      work.cutOff(toMs);
      const { plan, roster } = published;
      const whole = [...lives].map(([name, life]) => [name, { ...life, waitedMs: life.waitedMs ?? toMs - life.arrivedMs }] as const);
      const facts = { begin, plan, roster, fromMs, toMs, atMs: instants, firstSeq, outside, backs, resolved: languages.tables() };
      return { ...facts, lives: new Map(whole), outcomes: outcomes.rows(toMs) };
    },
  };
}

const ENDS_WAITING: readonly Event['type'][] = ['offer.accepted', 'contact.abandoned', 'contact.withdrawn', 'contact.rejected'];

/** The plan as it was published: the state keeps the hours of shifts among its calendars, where another plan would not have them. */
function inForce({ plan, agentsInOrder, shifts }: RouterState): { readonly plan: Plan; readonly roster: Roster } | null {
  if (plan === null) return null;
  const agents = agentsInOrder.filter(({ inRoster }) => inRoster).map(({ rosterProfile }) => rosterProfile);
  const [ofShifts, others] = [true, false].map((wanted) =>
    Object.fromEntries(Object.entries(plan.calendars).filter(([id]) => shifts.has(id) === wanted)),
  ) as [Roster['shifts'], Plan['calendars']];
  return { plan: { ...plan, calendars: others }, roster: { agents, shifts: ofShifts } };
}

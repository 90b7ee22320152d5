import type { Event, Plan, Rejection, Roster, UserCommand } from '@signalbox/engine';
import { nextDue } from '@signalbox/engine/core';
import { type LanguageResolver, lookUpLanguage } from '@signalbox/engine/plan';
import { openStreams } from '../chance/index.js';
import { tabledResolver } from '../play/index.js';
import { openAgenda } from '../time/index.js';
import { openBox } from './box.js';
import { openDiary } from './diary.js';
import { drawnFrom } from './drawn.js';
import { openLifeNames } from './life-names.js';
import { type OtherQueues, rosterOfOtherQueues, toOtherQueues } from './other-queues.js';
import { openOutages } from './outages.js';
import { type Outcome, openOutcomes } from './outcomes.js';
import { alsoFor, type Follower, followersOf } from './outside.js';
import { openPeople } from './people.js';
import type { Outside, Recording } from './recording.js';
import { openTally, type Tallies } from './tallies.js';
import { keyOf, openWakes } from './wakes.js';

export interface ReplayOptions {
  /** Replaces the recorded plan or roster for the whole time; those published later in the record are left out. */
  readonly plan?: Plan;
  readonly roster?: Roster;
  /** Queues of the record whose contacts go to another one. */
  readonly queues?: OtherQueues;
  /** Resolves tags that the record does not resolve for the new plan's languages. Default: RFC 4647 look-up. */
  readonly languages?: LanguageResolver;
  /** Seed of the values to be drawn. */
  readonly seed?: number;
  /** Called with every recorded command that has been replayed. */
  readonly onStep?: () => void;
}

export interface Replayed {
  readonly outcomes: readonly Outcome[];
  readonly tallies: Tallies;
  /** Recorded commands that the router rejected this time, by code. */
  readonly refused: Readonly<Record<string, number>>;
  /** Why customers were rejected on arrival, in the router's words, and how many. */
  readonly turnedOff: Readonly<Record<string, number>>;
  /** Number of plans and calendars of the record that were left out. */
  readonly leftOut: number;
  readonly followers: readonly Follower[];
  /** Lives that are open at the end and would have given up some time, but the record does not say when: nobody in it was as patient. */
  readonly patienceUnknown: readonly string[];
}

/** The new plan cannot be put in force at the beginning of the record. */
export class ReplayRefused extends Error {
  override readonly name = 'ReplayRefused';
  readonly rejection: Rejection;
  constructor(rejection: Rejection) {
    super(rejection.message);
    this.rejection = rejection;
  }
}

/** A replay that is driven in slices, so that whoever drives it can hear something in between and end it early. */
export interface UnderWay {
  /** The instant it has come to, epoch ms. */
  readonly nowMs: number;
  /** Plays up to so many more steps (a command or a deadline each); returns whether it is over. */
  advance(stepsMax: number): boolean;
  /** What it has come to by `nowMs`; once it is over, by the end of the record. */
  replayed(): Replayed;
}

/** Plays a recorded period again, under the same plan and roster or others. */
export function replay(recording: Recording, options: ReplayOptions = {}): Replayed {
  const underWay = openReplay(recording, options);
  underWay.advance(Number.POSITIVE_INFINITY);
  return underWay.replayed();
}

/** The same, to be driven by the caller. */
export function openReplay(recording: Recording, options: ReplayOptions = {}): UnderWay {
  const { plan, roster, queues = new Map(), languages = lookUpLanguage, seed = 1, onStep } = options;
  const agenda = openAgenda();
  const streamOf = openStreams({ seed, replication: 0 });
  const names = openLifeNames();
  const outcomes = openOutcomes(names);
  const tally = openTally();
  const patienceUnknown = new Set<string>();
  const another = plan !== undefined || roster !== undefined;
  const changed = another || queues.size > 0;
  const wakes = openWakes(recording, changed);
  const followers = roster === undefined ? [] : followersOf(recording, roster, streamOf);
  const refused: Record<string, number> = {};
  const turnedOff: Record<string, number> = {};
  let leftOut = 0;
  let nowMs = recording.fromMs;
  let lastSeq = recording.firstSeq - 1;

  const begun = recording.begin();
  for (const { ordinal } of begun.contacts.values()) names.known(ordinal);
  const box = openBox(begun, tabledResolver(recording.resolved, languages), (events: readonly Event[], atMs) => {
    for (const event of events) {
      outcomes.take(event, atMs);
      people.hear(event, atMs);
    }
  });
  const count = (counts: Record<string, number>, what: string): void => {
    counts[what] = (counts[what] ?? 0) + 1;
  };
  const refuse = ({ code }: Rejection): void => count(refused, code);
  function send(recordedCommand: unknown): boolean {
    const command = toOtherQueues(recordedCommand, queues);
    const rejection = box.send(command, nowMs);
    if (rejection === null) return true;
    if (isArrival(command)) {
      outcomes.refuse({ ...command, tenant: command.tenant ?? (recording.plan.tenants[0] as string) }, nowMs);
      // The message names the contact, so there would be as many reasons as contacts.
      count(turnedOff, rejection.code === 'CONTACT_EXISTS' ? STILL_THERE : rejection.message);
    }
    const later = whenFree(command);
    const last = rejection.code !== 'AGENT_BUSY' || later === null ? rejection : box.send(later, nowMs);
    if (last !== null) refuse(last);
    return last === null;
  }
  const drawn = drawnFrom(recording);
  const diary = openDiary(agenda, streamOf, openOutages(recording));
  const people = openPeople(names, { recording, changed, drawn, tally, patienceUnknown, diary, state: () => box.state, send });

  const agents = roster ?? rosterOfOtherQueues(recording.roster, queues);
  const publication = { type: 'plan.publish', plan: plan ?? recording.plan, roster: agents, rekey: 'keep' } as const;
  let published = false;
  function publish(): void {
    published = true;
    const rejection = box.send(publication, nowMs);
    if (rejection !== null) throw new ReplayRefused(rejection);
  }
  if (another && begun.plan !== null) agenda.add({ atMs: recording.fromMs, key: '', act: publish });

  function act(one: Outside): void {
    const { command } = one;
    onStep?.();
    if (command.type === 'router.resume') return box.restart(command as never, nowMs);
    if (another && (command.type === 'plan.publish' || command.type === 'calendar.extend')) {
      if (published) leftOut++;
      else publish();
      return;
    }
    const isPresence = PRESENCE.includes(command.type);
    if (isPresence) tally.count('presence', 'recorded');
    send(command);
    for (const also of alsoFor(one, followers)) {
      if (isPresence) tally.count('presence', 'drawn');
      send(also);
    }
  }

  /** One recorded command at a time is on the agenda. */
  function awaitNext(place: number): void {
    const one = recording.outside[place];
    if (one === undefined) return;
    const doIt = (): void => {
      awaitNext(place + 1);
      act(one);
    };
    agenda.add({ atMs: one.atMs, key: keyOf(one.seq), act: doIt });
  }
  awaitNext(0);

  /** Does what comes next; returns `false` if nothing does within the record. */
  function goOn(): boolean {
    const due = nextDue(box.state);
    const wake = due === undefined ? undefined : wakes(due.dueMs, lastSeq);
    const { next } = agenda;
    const tickFirst =
      wake !== undefined && (next === undefined || wake.atMs < next.atMs || (wake.atMs === next.atMs && wake.key < (next.key ?? '')));
    const atMs = tickFirst ? wake.atMs : next?.atMs;
    if (atMs === undefined || atMs > recording.toMs) return false;
    nowMs = Math.max(nowMs, atMs);
    const key = tickFirst ? wake.key : next?.key;
    // What was drawn has no place in the record.
    if (key !== undefined && /^\d/.test(key)) lastSeq = Math.max(lastSeq, Number(key));
    if (tickFirst) box.tick(nowMs);
    else agenda.take()?.act();
    return true;
  }

  let over = false;
  return {
    get nowMs() {
      return nowMs;
    },
    advance(stepsMax) {
      for (let step = 0; step < stepsMax && !over; step++) over = !goOn();
      return over;
    },
    replayed() {
      const rows = outcomes.rows(over ? recording.toMs : nowMs);
      const unknown = rows.filter(({ life, outcome }) => outcome === 'open' && patienceUnknown.has(life)).map(({ life }) => life);
      return { outcomes: rows, tallies: tally.tallies(), refused, turnedOff, leftOut, followers, patienceUnknown: unknown };
    },
  };
}

const STILL_THERE = 'An earlier contact of the same id was not over yet.';

type Arrival = Extract<UserCommand, { readonly type: 'contact.enqueue' }>;
const isArrival = (command: unknown): command is Arrival => (command as { readonly type: string }).type === 'contact.enqueue';

const PRESENCE: readonly string[] = ['agent.sign-in', 'agent.sign-out', 'agent.set-presence'];

/** An agent who was idle then and is busy now leaves once the work in hand is done. */
function whenFree(command: unknown): unknown {
  const { type } = command as { readonly type: string };
  return type === 'agent.sign-out' ? { ...(command as object), when: 'free' } : null;
}

import type { Event, RouterState } from '@signalbox/engine';
import type { Stream } from '../chance/index.js';
import type { Agenda } from '../time/index.js';
import type { Drawn } from './drawn.js';
import type { LifeNames } from './life-names.js';
import type { Act, Part, RecordedLife, Recording, Response } from './recording.js';
import type { Tally } from './tallies.js';
import { keyOf } from './wakes.js';

/** What the customers and agents of a replay need. */
export interface Surroundings {
  readonly recording: Recording;
  /** Whether plan or roster differ from the recorded ones: agents may then be faster or slower than they were. */
  readonly changed: boolean;
  readonly names: LifeNames;
  readonly drawn: Drawn;
  readonly tally: Tally;
  readonly agenda: Agenda;
  readonly streamOf: (name: string) => Stream;
  readonly state: () => RouterState;
  readonly send: (command: unknown) => void;
}

/** Customers and agents of the record, who react to what the router does now as they reacted to what it did then. */
export interface People {
  hear(event: Event, atMs: number): void;
}

interface Following {
  readonly name: string;
  readonly recorded: RecordedLife | undefined;
  readonly kind: string;
  readonly arrivedMs: number;
  offers: number;
  parts: number;
  leaves: () => void;
}

interface InHand {
  readonly acts: Act[];
  readonly percent: number;
  workedMs: number;
  /** `null`: set aside. */
  sinceMs: number | null;
  asideFromMs: number;
  asides: number;
  takeBack: () => void;
}

const nothing = (): void => undefined;

/** Origins by which an agent has the contact at once. */
const BY_HAND: readonly OfferOrigin[] = ['claim', 'assign', 'take-over'];
type OfferOrigin = Extract<Event, { type: 'offer.made' }>['origin'];

export function openPeople({ recording, changed, names, drawn, tally, agenda, streamOf, state, send }: Surroundings): People {
  const lives = new Map<string, Following>();
  const answers = new Map<string, () => void>();
  const inHand = new Map<string, InHand & { readonly part: Part | undefined }>();
  /** What is still to be done in a wrap-up, by offer, and is cancelled if the wrap-up ends otherwise. */
  const wrapping = new Map<string, (() => void)[]>();
  const strikes = new Map<string, number>();
  const percentThen = new Map(recording.roster.agents.map(({ id, handlingPercent }) => [id, handlingPercent]));
  let draws = 0;

  const draw = (name: string): number => streamOf(name)();
  const drawnKey = (): string => `~${keyOf(++draws)}`;
  const at = (atMs: number, seq: number | null, act: () => void): (() => void) =>
    agenda.add({ atMs, key: seq === null ? drawnKey() : keyOf(seq), act });

  function arrive(name: string, event: Extract<Event, { type: 'contact.queued' }>, atMs: number): Following {
    const recorded = recording.lives.get(name);
    // Values are drawn from contacts of the recorded kind, whichever queue they are in now.
    const kind = recorded?.kind ?? `${event.queue}/${event.channel}`;
    const life: Following = { name, recorded, kind, arrivedMs: atMs, offers: 0, parts: 0, leaves: nothing };
    const { tenant, contact } = event;
    const leave = (from: 'recorded' | 'drawn') => (): void => {
      tally.count('patience', from);
      send({ type: 'contact.abandon', tenant, contact });
    };
    const own = recorded?.patience ?? null;
    if (own !== null) life.leaves = at(atMs + own.afterMs, own.seq, leave('recorded'));
    else {
      const patienceMs = drawn.patienceMs(kind, recorded?.waitedMs ?? 0, draw(`patience/${name}`));
      if (patienceMs !== null) life.leaves = at(atMs + patienceMs, null, leave('drawn'));
    }
    return life;
  }

  function asked(life: Following, event: Extract<Event, { type: 'offer.made' }>, atMs: number): void {
    const place = life.offers++;
    const { offer, mode, origin } = event;
    if (mode === 'auto' || BY_HAND.includes(origin)) return;
    const own: Response = life.recorded?.responses[place] ?? { what: 'cut', forMs: 0 };
    if (own.what === 'miss') return tally.count('answer', 'recorded');
    if (own.what === 'cut') {
      const afterMs = drawn.acceptMs(life.kind, own.forMs, draw(`answer/${life.name}/${place}`));
      return answer(offer, atMs + afterMs, null, { type: 'offer.accept', offer });
    }
    const says = own.what === 'accept' ? { type: 'offer.accept', offer } : { type: `offer.${own.what}`, offer, reason: own.reason };
    answer(offer, atMs + own.afterMs, own.seq, says);
  }

  function answer(offer: string, atMs: number, seq: number | null, command: unknown): void {
    const takeBack = at(atMs, seq, () => {
      answers.delete(offer);
      tally.count('answer', seq === null ? 'drawn' : 'recorded');
      send(command);
    });
    answers.set(offer, takeBack);
  }

  function settled(offer: string): void {
    answers.get(offer)?.();
    answers.delete(offer);
  }

  function begin(life: Following, event: Extract<Event, { type: 'offer.accepted' }>, atMs: number): void {
    const place = life.parts++;
    const part = life.recorded?.parts[place];
    const { offer, agent, tenant, contact } = event;
    const percentNow = state().agents.get(agent)?.profile.handlingPercent ?? 100;
    const percent = !changed ? 100 : part === undefined ? percentNow : (percentNow * 100) / (percentThen.get(part.agent) ?? 100);
    const acts = [...(part?.acts ?? [])];
    if (part === undefined || part.handlingMs === null) {
      const workedMs = drawn.handlingMs(life.kind, part?.workedMs ?? 0, draw(`handling/${life.name}/${place}`));
      const release = { type: 'contact.release', tenant, contact, disposition: null, talkMs: null, holdMs: null } as const;
      acts.push({ workedMs, aside: null, seq: 0, command: release });
    }
    const own = { part, acts, percent, workedMs: 0, sinceMs: atMs, asideFromMs: atMs, asides: 0, takeBack: nothing };
    inHand.set(offer, own);
    next(own, atMs);
  }

  /**
   * Puts the next act on the agenda, after as much work as in the record, replacing the one that is there: an act may itself set the work
   * aside or resume it.
   */
  function next(own: InHand, atMs: number): void {
    own.takeBack();
    own.takeBack = nothing;
    const [act] = own.acts;
    if (act === undefined) return;
    const leftMs = (own.percent === 100 ? act.workedMs : Math.round((act.workedMs * own.percent) / 100)) - own.workedMs;
    // While the work goes on, acts recorded while it was set aside again wait for that.
    if (own.sinceMs !== null && act.aside !== null && own.asides < act.aside.nth && !changed) return;
    // While the work is set aside, only acts recorded while set aside after the same amount of work apply.
    if (own.sinceMs === null && (act.aside === null || leftMs > 0 || own.asides < act.aside.nth)) return;
    const dueMs = own.sinceMs === null ? own.asideFromMs + (act.aside?.forMs ?? 0) : own.sinceMs + leftMs;
    own.takeBack = at(Math.max(atMs, dueMs), act.seq === 0 ? null : act.seq, () => {
      own.acts.shift();
      if (own.acts.length === 0) tally.count('handling', act.seq === 0 ? 'drawn' : 'recorded');
      send(talkScaled(act.command, own.percent));
      next(own, atMs);
    });
  }

  function pause(offer: string, atMs: number): void {
    const own = inHand.get(offer);
    if (own === undefined || own.sinceMs === null) return;
    own.takeBack();
    own.workedMs += atMs - own.sinceMs;
    own.sinceMs = null;
    own.asideFromMs = atMs;
    own.asides++;
    next(own, atMs);
  }

  function goOn(offer: string, atMs: number): void {
    const own = inHand.get(offer);
    if (own === undefined) return;
    own.takeBack();
    // A silent customer's conversation may be resumed without ever having been reported idle.
    if (own.sinceMs !== null) own.workedMs += atMs - own.sinceMs;
    own.sinceMs = atMs;
    next(own, atMs);
  }

  function wrapUp(life: Following, event: Extract<Event, { type: 'contact.released' | 'assignment.ended' }>, atMs: number): void {
    const { offer, wrapUpEarliestMs, wrapUpDueMs } = event;
    const own = inHand.get(offer);
    if (own === undefined) return;
    own.takeBack();
    inHand.delete(offer);
    if (wrapUpDueMs === atMs) return;
    const { part } = own;
    const coming = (part?.extensions ?? []).map(({ afterMs, seq }) =>
      at(atMs + afterMs, seq, () => send({ type: 'wrap-up.extend', offer, by: null })),
    );
    wrapping.set(offer, coming);
    // A wrap-up that the router ended then is left to the router now; one that was cut off, or never existed, is drawn.
    const known = part?.wrapUp ?? null;
    if (known === null && part?.handlingMs != null) return;
    const afterMs = known?.afterMs ?? drawn.wrapUpMs(life.kind, draw(`wrap-up/${offer}/${life.name}`));
    if (afterMs === null) return;
    // A supervisor may end it any time, the agent not before its minimum.
    const by = known?.by ?? null;
    const dueMs = by === null ? Math.max(atMs + afterMs, wrapUpEarliestMs) : atMs + afterMs;
    const finish = at(dueMs, known?.seq ?? null, () => {
      tally.count('wrapUp', known === null ? 'drawn' : 'recorded');
      send({ type: 'wrap-up.finish', offer, by });
    });
    coming.push(finish);
  }

  function wrapUpOver(offer: string): void {
    for (const takeBack of wrapping.get(offer) ?? []) takeBack();
    wrapping.delete(offer);
  }

  function struck(agent: string, atMs: number): void {
    const place = strikes.get(agent) ?? 0;
    strikes.set(agent, place + 1);
    const own = recording.backs.get(agent)?.[place];
    // In the record, the agent did not come back by itself.
    if (own === null) return tally.count('back', 'recorded');
    const afterMs = own?.afterMs ?? drawn.backMs(draw(`back/${agent}/${place}`));
    at(atMs + afterMs, own?.seq ?? null, () => {
      tally.count('back', own === undefined ? 'drawn' : 'recorded');
      if (state().agents.get(agent)?.presence === 'notReady')
        send(own?.command ?? { type: 'agent.set-presence', agent, presence: 'ready' });
    });
  }

  return {
    hear(event, atMs) {
      if (event.type === 'agent.not-ready' && event.because === 'strikes' && event.backOffUntilMs === null)
        return struck(event.agent, atMs);
      if (event.type === 'wrap-up.finished') return wrapUpOver(event.offer);
      const name = names.of(event);
      if (name === undefined) return;
      let life = lives.get(name);
      if (event.type === 'contact.queued' && life === undefined) {
        life = arrive(name, event, atMs);
        lives.set(name, life);
      }
      if (life === undefined) return;
      switch (event.type) {
        case 'offer.made':
          return asked(life, event, atMs);
        case 'offer.accepted':
          life.leaves();
          settled(event.offer);
          return begin(life, event, atMs);
        case 'offer.rejected':
        case 'offer.expired':
        case 'offer.failed':
        case 'offer.revoked':
          return settled(event.offer);
        case 'assignment.suspended':
          return pause(event.offer, atMs);
        case 'assignment.resumed':
          return goOn(event.offer, atMs);
        case 'assignment.ended':
          return wrapUp(life, event, atMs);
        case 'contact.released':
          life.leaves();
          return wrapUp(life, event, atMs);
        case 'contact.abandoned':
        case 'contact.withdrawn':
        case 'contact.rejected':
          life.leaves();
      }
    },
  };
}

/** The talk time measured by the channel is scaled like the work itself. */
const talkScaled = (command: Act['command'], percent: number): unknown =>
  percent === 100 || command.type !== 'contact.release' || command.talkMs === null
    ? command
    : { ...command, talkMs: Math.round((command.talkMs * percent) / 100) };

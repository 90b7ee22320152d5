import type { Command, EventOf } from '@signalbox/engine';
import { canonicalTag } from '@signalbox/engine/plan';
import { segmentName, segmentsOf, type Trial } from '../../scenario/index.js';
import type { Plans } from './plans.js';
import type { Window } from './window.js';

export type Enqueue = Extract<Command, { type: 'contact.enqueue' }>;

/** An agent's part of a contact, not yet wrapped up. */
export interface Part {
  readonly hub: string;
  /** Agent and customer speak since; `null`: the customer is still being dialled. */
  sinceMs: number | null;
  asideMs: number;
  /** Stands still since; `null`: does not. */
  asideSinceMs: number | null;
  endedMs: number;
  handedOn: boolean;
}

/** One customer from the arrival on. */
export interface Case {
  readonly asked: Pick<Enqueue, 'contact' | 'queue' | 'channel' | 'portfolio' | 'campaign'>;
  /** The language asked for first. */
  readonly language: string | null;
  readonly names: (queue: string) => readonly string[];
  /** What is counted apart of those handed on to a queue, and the wait until the next agent that they are promised there. */
  readonly onward: (queue: string) => readonly string[];
  readonly onwardMs: (queue: string) => number;
  readonly arrivalMs: number;
  readonly interval: number;
  /** Milliseconds to the answer (or to the end of the work) that are promised. */
  readonly promised: { readonly ms: number; readonly toEnd: boolean };
  /** The wait counts from here: the arrival, or the beginning of a booked slot. */
  sinceMs: number;
  /** Among those waiting since: differs from `sinceMs` for those who were set aside meanwhile. */
  inLineMs: number;
  /** Was promised a call, and has hung up. */
  calledBack: boolean;
  /** A customer to be called: not due again yet; and when an agent took the last attempt that was. */
  setAside: boolean;
  takenMs: number | null;
  atOnce: boolean;
  /** Waits for its first answer. */
  waits: boolean;
  /** A campaign's customer, nobody has reached yet: whom an agent is dialling, and whether on a signal. */
  dialling: { readonly accepted: EventOf<'offer.accepted'>; readonly acceptedMs: number } | null;
  signalled: boolean;
  /** An agent's part has ended, though the contact goes on. */
  letGo: boolean;
  /** Waits for the next agent, in a queue since an instant. */
  handedIn: { readonly queue: string; readonly sinceMs: number } | null;
  parts: Map<string, Part>;
}

/** Opens the cases of customers who come; of the scenario it knows the languages, the sequences, what is counted apart and the limits that customers are promised. */
export function opensCases(trial: Trial, window: Window, plans: Plans) {
  /** The name of what a step of a sequence is counted under; none: no sequence. */
  function stepsOf({ contact, channel }: Enqueue): readonly string[] {
    const [, name, step = '1'] = /^(.*)-\d+(?:\.step(\d+))?/.exec(contact) ?? [];
    const first = trial.demand.find((one) => one.name === name);
    return first?.next == null ? [] : [`step ${first.varies ?? name} ${step}: ${channel}`];
  }

  const calls = trial.demand.some(({ outbound }) => outbound != null);
  const apart = segmentsOf(trial);

  return (command: Enqueue, queued: EventOf<'contact.queued'> | undefined, arrivalMs: number): Case => {
    const { queue, channel, tenant = trial.plan.tenants[0] } = command;
    // Who is turned away at the door is told without a requirement: then the scenario has to say what the tag stands for.
    const tag = command.languages[0]?.tag;
    const named = tag === undefined ? null : (trial.languages[0]?.standsFor[canonicalTag(tag)] ?? tag);
    const language = queued?.requirement.languages[0]?.language ?? named;
    const came = command.campaign == null ? 'by-themselves' : 'called';
    const among = ({ of, whom }: (typeof apart)[number], at = queue, kinds: readonly string[] = ['all', came]): boolean =>
      kinds.includes(whom) &&
      Object.entries({ queue: at, channel, tenant, language }).every(([name, own]) => (of[name as 'queue'] ?? own) === own);
    const stated = trial.targets.find((one) => one.withinMs !== null && among(one));
    const target = policyIn(plans, { queue, channel })?.target;
    const { queues } = plans.now();
    const steps = stepsOf(command);
    const cameBy = calls ? [`came ${came.replace('-', ' ')}`] : [];
    return {
      asked: command,
      language,
      names: (at) => [
        ...['all all', ...cameBy, `queue ${at}`, `channel ${channel}`, `language ${language ?? '–'}`, `tenant ${tenant}`],
        ...apart.filter((one) => among(one, at)).map((one) => `segment ${segmentName(one)}`),
        ...steps,
      ],
      onward: (at) => apart.filter((one) => among(one, at, ['handed-on'])).map((one) => `segment ${segmentName(one)}`),
      onwardMs: (at) =>
        trial.targets.find((one) => one.withinMs !== null && among(one, at, ['handed-on']))?.withinMs ??
        queues.find(({ id }) => id === at)?.policies[channel]?.target.withinMs ??
        0,
      arrivalMs,
      interval: window.intervalAt(arrivalMs),
      promised: { ms: stated?.withinMs ?? target?.withinMs ?? 0, toEnd: stated === undefined && target?.end === 'resolve' },
      sinceMs: arrivalMs,
      inLineMs: arrivalMs,
      calledBack: false,
      setAside: false,
      takenMs: null,
      atOnce: false,
      waits: true,
      dialling: null,
      signalled: false,
      letGo: false,
      handedIn: null,
      parts: new Map(),
    };
  };
}

export const policyIn = (plans: Plans, { queue, channel }: Pick<Enqueue, 'queue' | 'channel'>) =>
  plans.now().queues.find(({ id }) => id === queue)?.policies[channel];

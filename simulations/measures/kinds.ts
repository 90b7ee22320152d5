import type { Customer } from '../play/index.js';
import {
  isOf,
  isOfHandedOn,
  languageAsked,
  NO_LANGUAGE,
  segmentName,
  segmentsOf,
  type Trial,
  WHOM_TEXTS,
  whomIs,
} from '../scenario/index.js';
import { type Limit, limitsOf, onwardLimitOf } from './limits.js';
import { type Once, once } from './once.js';
import { ALL, type By, type ContactField, type Row, rowOf, type Table } from './table.js';
import type { OpenWaits } from './waits.js';

/** What is the same for all customers of a demand, worked out once: where they count, and the limits of each plan. */
export interface Kind {
  /** The language asked for first. */
  readonly language: string | null;
  readonly limitAt: (arrivalMs: number) => Limit;
  readonly rows: readonly Row[];
  readonly waits: readonly ((waitedMs: number) => void)[];
  /** Names under which to count by language served and by answering hub. */
  readonly served: Once<string, string>;
  readonly flows: Once<string | null, string>;
  /** Where contacts transferred to a queue are counted. */
  readonly handedIn: Once<string, Places & { readonly judged: Onward }>;
}

interface Places {
  readonly rows: readonly Row[];
  readonly waits: readonly ((waitedMs: number) => void)[];
}

/** Where contacts handed on to a queue are counted as those who come there are, for targets that judge them. */
interface Onward extends Places {
  /** Limit of the wait for the next agent, in milliseconds. */
  readonly limitAt: (arrivalMs: number) => number;
}

/** Where customers are counted. */
export interface Counted {
  readonly contacts: Table<ContactField>;
  readonly waits: OpenWaits;
  readonly handedInWaits: OpenWaits;
}

/** The kind of each customer. */
export function kindsOf(trial: Trial, { contacts, waits, handedInWaits }: Counted): (customer: Pick<Customer, 'demand'>) => Kind {
  const kinds = new Map<Customer['demand'], Kind>();
  const calls = trial.demand.some(({ outbound }) => outbound != null);
  const segments = segmentsOf(trial);

  function judgedOnward(demand: Customer['demand'], queue: string): Onward {
    const names = segments.filter((one) => isOfHandedOn(one, demand, queue, trial)).map(segmentName);
    return {
      rows: names.map((name) => rowOf(contacts, 'segment', name)),
      waits: names.map((name) => waits.of('segment', name)),
      limitAt: onwardLimitOf(demand, queue, trial),
    };
  }

  return ({ demand }) => {
    const known = kinds.get(demand);
    if (known !== undefined) return known;
    const language = languageAsked(demand, trial);
    const { step } = demand;
    const keysIn = (queue: string): readonly (readonly [By, string])[] => [
      ['all', ALL],
      ...(calls ? [['came', WHOM_TEXTS[whomIs(demand)]] as const] : []),
      ['queue', queue],
      ['channel', demand.channel],
      ['language', language ?? NO_LANGUAGE],
      ['tenant', demand.tenant ?? trial.plan.tenants[0] ?? NO_LANGUAGE],
      ...segments.filter((one) => isOf(one, { ...demand, queue }, trial)).map((one) => ['segment', segmentName(one)] as const),
      ...(step === undefined ? [] : [['step', `${demand.varies ?? demand.name} ${step}: ${demand.channel}`] as const]),
    ];
    const keys = keysIn(demand.queue);
    const kind: Kind = {
      language,
      limitAt: limitsOf(demand, trial),
      rows: keys.map(([by, key]) => rowOf(contacts, by, key)),
      waits: keys.map(([by, key]) => waits.of(by, key)),
      served: once((other: string) => `${language}|${other}`),
      flows: once((hub: string | null) => `${demand.queue}|${hub}`),
      handedIn: once((queue) => ({
        rows: keysIn(queue).map(([by, key]) => rowOf(contacts, by, key)),
        waits: keysIn(queue).map(([by, key]) => handedInWaits.of(by, key)),
        judged: judgedOnward(demand, queue),
      })),
    };
    kinds.set(demand, kind);
    return kind;
  };
}

import { definePlan, defineRoster } from '@signalbox/engine';
import { PROMPT, type Scenario } from '@signalbox/simulations/play';

const HOUR_MS = 3_600_000;
const SHIFT_HOURS = 8;
/** Mean handling time of every contact. */
export const HANDLING_MS = 300_000;
/** Contacts of the whole day (R1: about two million). */
export const CONTACTS = 2_000_000;
/** Agents over the day; with the shifts below, about 14,800 are there at the peak. */
export const AGENTS = 28_000;

/** Share of the agents by the hour in which their shift begins: the network works around the clock, mostly by day. */
const BEGINNINGS: readonly (readonly [hour: number, share: number])[] = [
  [0, 0.12],
  [4, 0.13],
  [6, 0.15],
  [8, 0.15],
  [10, 0.1],
  [12, 0.12],
  [14, 0.1],
  [16, 0.13],
];

/** The twelve sites of R1, with the languages we assume and their share of the agents. */
const HUBS: Readonly<Record<string, { country: string; zone: string; share: number; languages: readonly string[] }>> = {
  athens: { country: 'GR', zone: 'Europe/Athens', share: 0.1, languages: ['en', 'de', 'el', 'it'] },
  bucharest: { country: 'RO', zone: 'Europe/Bucharest', share: 0.1, languages: ['fr', 'it', 'ro', 'en'] },
  enschede: { country: 'NL', zone: 'Europe/Amsterdam', share: 0.06, languages: ['nl', 'de', 'en'] },
  lisbon: { country: 'PT', zone: 'Europe/Lisbon', share: 0.12, languages: ['fr', 'es', 'pt', 'en'] },
  prague: { country: 'CZ', zone: 'Europe/Prague', share: 0.06, languages: ['cs', 'de', 'pl'] },
  stuttgart: { country: 'DE', zone: 'Europe/Berlin', share: 0.06, languages: ['de', 'en', 'fr'] },
  dortmund: { country: 'DE', zone: 'Europe/Berlin', share: 0.08, languages: ['de'] },
  glasgow: { country: 'GB', zone: 'Europe/London', share: 0.08, languages: ['en'] },
  rabat: { country: 'MA', zone: 'Africa/Casablanca', share: 0.12, languages: ['fr'] },
  'cape-town': { country: 'ZA', zone: 'Africa/Johannesburg', share: 0.08, languages: ['en'] },
  pretoria: { country: 'ZA', zone: 'Africa/Johannesburg', share: 0.06, languages: ['en'] },
  ploiesti: { country: 'RO', zone: 'Europe/Bucharest', share: 0.08, languages: ['ro', 'it', 'es', 'pl', 'en'] },
};

const CHANNELS: readonly (readonly [channel: string, share: number])[] = [
  ['voice', 0.6],
  ['chat', 0.25],
  ['email', 0.15],
];

export interface Stretch {
  /** Fraction of the network and its demand; 1: the whole. */
  readonly share: number;
  readonly fromHour: number;
  readonly toHour: number;
}

const present = (hour: number): number =>
  BEGINNINGS.reduce((sum, [from, share]) => sum + (hour >= from && hour < from + SHIFT_HOURS ? share : 0), 0);

/** Contacts of an hour, in proportion to the agents who are there, so that they are equally busy all day. */
const inHour = (hour: number): number => {
  const all = Array.from({ length: 24 }, (_, n) => present(n)).reduce((sum, one) => sum + one, 0);
  return (CONTACTS * present(hour)) / all;
};

/** A part of the R1 day: twelve hubs, eleven languages, three channels. */
export function networkScenario({ share, fromHour, toHour }: Stretch): Scenario {
  const languages = [...new Set(Object.values(HUBS).flatMap((hub) => hub.languages))];
  const homes = (language: string): string[] => Object.keys(HUBS).filter((hub) => HUBS[hub]?.languages.includes(language));
  const plan = definePlan({
    plan: 'network',
    languages,
    hubs: Object.fromEntries(
      Object.entries(HUBS).map(([hub, { country, zone, languages: spoken }]) => [
        hub,
        { kind: spoken.length === 1 ? ('monolingual' as const) : ('multilingual' as const), country, zone, languages: [...spoken] },
      ]),
    ),
    queues: Object.fromEntries(
      languages.map((language) => [language, { channels: ['voice', 'chat', 'email'], home: homes(language).slice(0, 2), wrapUpMax: 0 }]),
    ),
  });
  if (!plan.ok) throw new Error(plan.problems[0]?.message);

  /** Agents of a hub differ in their first language and their shift. */
  const agents: { id: string; hub: string; languages: string[]; beginsAt: number }[] = [];
  const speakers = new Map<string, number>();
  for (const [hub, { share: ofAll, languages: spoken }] of Object.entries(HUBS))
    for (const [beginsAt, ofDay] of BEGINNINGS)
      for (let n = 0; n < Math.round(AGENTS * share * ofAll * ofDay); n++) {
        const first = spoken[n % spoken.length] as string;
        const second = spoken[(n + 1) % spoken.length] as string;
        agents.push({ id: `${hub}-${beginsAt}-${n}`, hub, languages: [...new Set([first, second])], beginsAt });
        speakers.set(first, (speakers.get(first) ?? 0) + 1);
      }
  const roster = defineRoster({ agents: agents.map(({ beginsAt, ...profile }) => profile) }, plan.plan);
  if (!roster.ok) throw new Error(roster.problems[0]?.message);

  const hours = Array.from({ length: toHour - fromHour }, (_, n) => fromHour + n);
  return {
    plan: plan.plan,
    roster: roster.roster,
    startMs: fromHour * HOUR_MS,
    endMs: toHour * HOUR_MS,
    demand: languages.flatMap((language) =>
      CHANNELS.map(([channel, ofChannel]) => ({
        name: `${language}-${channel}`,
        queue: language,
        channel,
        languages: [language],
        intervals: hours.map((hour) => ({
          fromMs: hour * HOUR_MS,
          toMs: (hour + 1) * HOUR_MS,
          volume: (inHour(hour) * share * ofChannel * (speakers.get(language) ?? 0)) / agents.length,
        })),
        handling: { kind: 'exponential' as const, meanMs: HANDLING_MS },
        patience: channel === 'email' ? null : { kind: 'exponential' as const, meanMs: HANDLING_MS },
      })),
    ),
    shifts: agents
      .filter(({ beginsAt }) => beginsAt < toHour && beginsAt + SHIFT_HOURS > fromHour)
      .map(({ id, beginsAt }) => ({
        agent: id,
        fromMs: Math.max(beginsAt, fromHour) * HOUR_MS,
        toMs: beginsAt + SHIFT_HOURS >= toHour ? null : (beginsAt + SHIFT_HOURS) * HOUR_MS,
      })),
    manners: PROMPT,
  };
}

/** The equivalent for the bare loop: contacts, agents present, and the time between arrivals. */
export function bareNetwork({ share, fromHour, toHour }: Stretch): { contacts: number; agents: number; everyMs: number } {
  const hours = Array.from({ length: toHour - fromHour }, (_, n) => fromHour + n);
  const contacts = Math.round(hours.reduce((sum, hour) => sum + inHour(hour), 0) * share);
  const mean = hours.reduce((sum, hour) => sum + present(hour), 0) / hours.length;
  return { contacts, agents: Math.ceil(AGENTS * share * mean), everyMs: ((toHour - fromHour) * HOUR_MS) / contacts };
}

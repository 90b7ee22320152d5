import type { Counterpart } from './counterpart.js';
import type { TestedRole } from './house.js';
import { type Law, notSeen, type Result, type Situation, type Verdict } from './item.js';
import { fields } from './laws/fields.js';
import { numbers } from './laws/numbers.js';
import { offers } from './laws/offers.js';
import { answerLate } from './situations/answer-late.js';
import { answerLost } from './situations/answer-lost.js';
import { connects } from './situations/connects.js';
import { frameMissing } from './situations/frame-missing.js';
import { gap } from './situations/gap.js';
import { offerRevoked } from './situations/offer-revoked.js';
import { partsCut } from './situations/parts-cut.js';
import { refused } from './situations/refused.js';
import { resumes } from './situations/resumes.js';
import { routerStops } from './situations/router-stops.js';
import { silence } from './situations/silence.js';
import { stayAway } from './situations/stay-away.js';
import type { Stage } from './stage.js';
import { commandOf, type Entry } from './tape.js';

/** In this order; the first has to pass for the others to show anything, after the last the client is gone. */
const SITUATIONS: readonly Situation[] = [
  connects,
  answerLate,
  resumes,
  answerLost,
  partsCut,
  offerRevoked,
  frameMissing,
  gap,
  silence,
  routerStops,
  refused,
  stayAway,
];
const LAWS: readonly Law[] = [numbers, fields, offers];

/** Names of all that a client of that role is tested for. */
export const namesFor = (role: TestedRole): readonly string[] =>
  [...SITUATIONS, ...LAWS].filter(({ roles }) => roles.includes(role)).map(({ name }) => name);

/** Plays every situation against a client that has connected, then judges the laws; tells each result as it comes. */
export async function play(stage: Stage, counterpart: Counterpart, tell: (result: Result) => void): Promise<readonly Result[]> {
  const results: Result[] = [];
  const take = ({ name, expected, section }: Situation | Law, verdict: Verdict): void => {
    const result = { name, expected, section, ...verdict };
    results.push(result);
    tell(result);
  };
  for (const situation of SITUATIONS) {
    if (!situation.roles.includes(stage.role)) continue;
    const [first] = results;
    const ready = first === undefined || (first.verdict === 'passed' && (await standing(stage, counterpart)));
    take(situation, ready ? await situation.play(stage) : notSeen('It was not connected and subscribed.'));
    stage.wire.meddle({});
    if (first !== undefined && ready) await counterpart.tidy();
  }
  for (const law of LAWS) if (law.roles.includes(stage.role)) take(law, law.judge(stage.entries));
  return results;
}

/** An adapter that brings nothing more is played against all the same. */
const SETTLING_MS = 2_000;

/** Waits until the client is connected, subscribed, told everything and answered; every situation begins from there. */
async function standing({ wire, entries, until }: Stage, counterpart: Counterpart): Promise<boolean> {
  const live = (): true | undefined => {
    const { link } = wire;
    if (link === undefined) return undefined;
    const its = entries.filter((entry) => entry.link === link.count);
    const subscribed = its.findIndex((entry) => entry.what === 'said' && entry.frame['type'] === 'subscribe');
    const current = its.some((entry, at) => at > subscribed && entry.what === 'told' && entry.frame.type === 'heartbeat');
    return (subscribed !== -1 && current) || undefined;
  };
  if ((await until(live)) === undefined) return false;
  await until(() => (answered(entries, wire.link?.count) && counterpart.settled) || undefined, SETTLING_MS);
  return wire.link !== undefined;
}

/** Whether every command of that connection has been answered. */
function answered(entries: readonly Entry[], link: number | undefined): boolean {
  const open = new Set<number>();
  for (const entry of entries) {
    if (entry.link !== link) continue;
    const said = commandOf(entry);
    if (said !== undefined) open.add(said.n);
    if (entry.what === 'told' && (entry.frame.type === 'ok' || entry.frame.type === 'error')) open.delete(entry.frame.n ?? 0);
  }
  return open.size === 0;
}

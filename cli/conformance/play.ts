import type { Counterpart } from './counterpart.js';
import type { TestedRole } from './house.js';
import { type Extra, type Law, notSeen, type Opening, type Result, type Situation, type Verdict } from './item.js';
import { fields } from './laws/fields.js';
import { numbers } from './laws/numbers.js';
import { offers } from './laws/offers.js';
import { lineMissing } from './relay/line-missing.js';
import { lines } from './relay/lines.js';
import { linesResumed } from './relay/lines-resumed.js';
import { answerLate } from './situations/answer-late.js';
import { answerLost } from './situations/answer-lost.js';
import { connects } from './situations/connects.js';
import { fewUnderWay } from './situations/few-under-way.js';
import { frameMissing } from './situations/frame-missing.js';
import { gap } from './situations/gap.js';
import { largeFrame } from './situations/large-frame.js';
import { laterVersion } from './situations/later-version.js';
import { offerRevoked } from './situations/offer-revoked.js';
import { outcomeUnknown } from './situations/outcome-unknown.js';
import { partsCut } from './situations/parts-cut.js';
import { reconciles } from './situations/reconciles.js';
import { refused } from './situations/refused.js';
import { restarts } from './situations/restarts.js';
import { resumes } from './situations/resumes.js';
import { routerStops } from './situations/router-stops.js';
import { silence } from './situations/silence.js';
import { stayAway } from './situations/stay-away.js';
import { tokenOver } from './situations/token-over.js';
import { turnedAway } from './situations/turned-away.js';
import type { Stage } from './stage.js';
import { commandOf, type Entry } from './tape.js';
import type { WireLink } from './wire-link.js';

/** In this order, once the client connects; after the last it is gone. */
const SITUATIONS: readonly Situation[] = [
  answerLate,
  laterVersion,
  largeFrame,
  resumes,
  answerLost,
  outcomeUnknown,
  reconciles,
  fewUnderWay,
  turnedAway,
  lines,
  lineMissing,
  linesResumed,
  partsCut,
  offerRevoked,
  frameMissing,
  gap,
  silence,
  routerStops,
  tokenOver,
  refused,
  restarts,
  stayAway,
];
const LAWS: readonly Law[] = [numbers, fields, offers];

const isFor = ({ roles, extra }: Opening | Situation | Law, role: TestedRole, extras: readonly Extra[]): boolean =>
  roles.includes(role) && (extra === undefined || extras.includes(extra));

/** Names of all that a client of that role is tested for; `extras`: what it can do besides. */
export const namesFor = (role: TestedRole, extras: readonly Extra[]): readonly string[] =>
  [connects, ...SITUATIONS, ...LAWS].filter((one) => isFor(one, role, extras)).map(({ name }) => name);

/** Plays every situation against a client that has come, then judges the laws; tells each result as it comes. */
export async function play(stage: Stage, extras: readonly Extra[], tell: (result: Result) => void): Promise<readonly Result[]> {
  const { counterpart } = stage;
  const results: Result[] = [];
  const take = ({ name, expected, section }: Opening | Situation | Law, verdict: Verdict): void => {
    const result = { name, expected, section, ...verdict };
    results.push(result);
    tell(result);
  };
  const opening = await connects.play(stage);
  take(connects, opening);
  for (const situation of SITUATIONS) {
    if (!isFor(situation, stage.role, extras)) continue;
    const link = opening.verdict === 'passed' ? await standing(stage, counterpart) : undefined;
    take(situation, link === undefined ? notSeen('It was not connected and subscribed.') : await situation.play(stage, link));
    stage.wire.meddle({});
    if (link !== undefined) await counterpart.tidy();
  }
  for (const law of LAWS) if (law.roles.includes(stage.role)) take(law, law.judge(stage.entries));
  return results;
}

/** An adapter that brings nothing more is played against all the same. */
const SETTLING_MS = 2_000;

/** Waits until the client is connected, subscribed, told everything and answered; every situation begins from there, on that connection. */
async function standing({ wire, entries, until }: Stage, counterpart: Counterpart): Promise<WireLink | undefined> {
  const live = (): true | undefined => {
    const { link } = wire;
    if (link === undefined) return undefined;
    const its = entries.filter((entry) => entry.link === link.count);
    const subscribed = its.findIndex((entry) => entry.what === 'said' && entry.frame['type'] === 'subscribe');
    const current = its.some((entry, at) => at > subscribed && entry.what === 'told' && entry.frame.type === 'heartbeat');
    return (subscribed !== -1 && current) || undefined;
  };
  if ((await until(live)) === undefined) return undefined;
  await until(() => (answered(entries, wire.link?.count) && counterpart.settled) || undefined, SETTLING_MS);
  return wire.link;
}

/** Whether every command of that connection has been answered, and the client has read it: what it says to an answer comes before that. */
function answered(entries: readonly Entry[], link: number | undefined): boolean {
  const open = new Set<number>();
  let toldAt = 0;
  let read = 0;
  for (const [at, entry] of entries.entries()) {
    if (entry.link !== link) continue;
    if (entry.what === 'read') read = Math.max(read, entry.before);
    const said = commandOf(entry);
    if (said !== undefined) open.add(said.n);
    if (entry.what !== 'told' || (entry.frame.type !== 'ok' && entry.frame.type !== 'error')) continue;
    open.delete(entry.frame.n ?? 0);
    toldAt = at;
  }
  return open.size === 0 && (toldAt === 0 || toldAt < read);
}

import type { ExplainView, NotRoutable, Verdict } from '@signalbox/engine';
import { plural } from '../number-text.js';
import type { WallClock } from '../wall-clock.js';
import type { Present } from './lives.js';
import { rankValue } from './sentences.js';

/** Above this many agents the list is cut: the best first, then one of each reason. */
const SHOWN_MAX = 30;
const BEST_SHOWN = 10;

export interface VerdictOptions {
  readonly clock: WallClock;
  /** Every agent, however many. */
  readonly all: boolean;
}

/** A line about an agent: what stands in columns, and the sentence behind them. */
export interface VerdictLine {
  readonly lead: string;
  readonly said: string;
}

/** Each agent with rank, key by key, or with the first reason against. */
export function verdictLines({ verdicts, rankKeys, counts }: ExplainView, { clock, all }: VerdictOptions): readonly VerdictLine[] {
  const shown = all || verdicts.length <= SHOWN_MAX ? verdicts : cut(verdicts);
  const width = Math.max(0, ...shown.map(({ agent }) => agent.length));
  const hubWidth = Math.max(0, ...shown.map(({ hub }) => hub.length));
  const places = new Map(verdicts.filter(({ eligible }) => eligible).map(({ agent }, index) => [agent, index + 1]));
  const lines = shown.map((verdict) => {
    const place = String(places.get(verdict.agent) ?? '–').padStart(3);
    return { lead: `${place}  ${verdict.agent.padEnd(width)}  ${verdict.hub.padEnd(hubWidth)}  `, said: said(verdict, rankKeys, clock) };
  });
  const left = verdicts.length - shown.length;
  return left === 0
    ? lines
    : [...lines, { lead: '     ', said: `and ${plural(left, 'further agent')} (${countsText(counts)}); --all lists them` }];
}

function said({ rank, reason, because, agent }: Verdict, rankKeys: readonly string[], clock: WallClock): string {
  if (rank === null) return `${reason}: ${because?.startsWith(`${agent} `) ? because.slice(agent.length + 1) : because}`;
  return rankKeys
    .map((key) => {
      const value = rankValue(key, rank[key] ?? [], clock);
      return /^[\d -]+$/.test(value) ? `${key} ${value}` : value;
    })
    .join(', ');
}

/** The best, and one agent of each reason. */
function cut(verdicts: readonly Verdict[]): readonly Verdict[] {
  const best = verdicts.filter(({ eligible }) => eligible).slice(0, BEST_SHOWN);
  const seen = new Set<string | null>();
  const others = verdicts.filter(({ eligible, reason }) => !eligible && !seen.has(reason) && seen.add(reason));
  return [...best, ...others];
}

const countsText = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([reason, count]) => `${reason} ${count}`)
    .join(', ');

function notRoutableText({ reason, untilMs }: NotRoutable, clock: WallClock): string {
  return `It is offered to nobody (${reason})${untilMs === null ? '' : ` until ${clock.full(untilMs)} at the latest`}.`;
}

/** What a live contact waits for, or who has it. */
export function presentLines({ view, why, nextRingMs, atMs }: Present, clock: WallClock): string[] {
  const { state, owner } = view.contact;
  const lines = [`At ${clock.full(atMs)} it is ${state}${owner === null ? '' : ` by ${owner}`}.`];
  if (why === null) return lines;
  if (why.notRoutable !== null) lines.push(notRoutableText(why.notRoutable, clock));
  if (nextRingMs !== null) lines.push(`The next ring opens at ${clock.second(nextRingMs)}.`);
  const [single] = why.singleObstacles;
  if (single === undefined) lines.push('No agent is one change away from it.');
  for (const { reason, agents } of why.singleObstacles)
    lines.push(
      `Only ${reason} is in the way of ${agents.slice(0, 5).join(', ')}${agents.length > 5 ? ` and ${agents.length - 5} more` : ''}.`,
    );
  return lines;
}

import { fileURLToPath } from 'node:url';
import { openGateway } from '@signalbox/adapters/gateway';
import { embeddedJournal, startFollower } from '@signalbox/adapters/journals/embedded';
import { formatProblem, languageResolver, readPlanAndRoster, tzdataVersion } from '@signalbox/adapters/plan';
import { openRouter, type Plan, type Roster, type Router } from '@signalbox/engine';
import { type Agenda, openAgenda, type VirtualClock, virtualClock } from '@signalbox/simulations/time';
import { type Board, openBoard } from './board/board.js';
import { channels, type ScriptedContact } from './day/contact.js';
import { type DecisionTimes, timed } from './decision-times.js';
import { lastInstantMs } from './last-instant.js';
import { type Exchange, openExchange } from './lines.js';
import { openQuiet, playDay } from './play.js';
import { type Summary, summarise } from './summary.js';
import { openChannel } from './world/channel.js';
import { openDesk } from './world/desk.js';
import { openSupervisor, type Suspension } from './world/supervisor.js';

export interface DemoOptions {
  /** Folder of this day's journal. */
  readonly journal: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly speed: number;
  readonly seed: number;
  readonly script: readonly ScriptedContact[];
  readonly suspension: Suspension;
  /** Port of the gateway; 0: any free one. */
  readonly port: number;
  readonly stopped: () => boolean;
  readonly shows: Shows;
}

/** Whoever shows what goes on. */
export interface Shows {
  step(what: string): void;
  opened(facts: { readonly url: string; readonly desks: number; readonly resumedAtMs: number | null }): void;
  /** Between two moments of the day, as often as somebody wants to look. */
  running(facts: Running): void;
  verifying(records: number): void;
}

export interface Running {
  readonly router: Router;
  readonly board: Board;
  readonly times: DecisionTimes;
}

/** Reads the retailer's plan and roster, calendars compiled around the day that is played. */
async function readRetailer(nowMs: number): Promise<{ plan: Plan; roster: Roster }> {
  const file = (name: string): string => fileURLToPath(new URL(`retailer/${name}`, import.meta.url));
  const read = await readPlanAndRoster(file('plan.yaml'), file('roster.yaml'), { nowMs });
  if (!read.ok) throw new Error(read.problems.map(formatProblem).join('\n'));
  return { plan: read.plan, roster: read.roster };
}

/**
 * The main job: the retailer's four sites on the embedded journal, behind a real gateway, with every desk and channel on a
 * WebSocket of its own. Returns the summary of the whole day, or `undefined` where it was stopped before the end.
 */
export async function runDemo(options: DemoOptions): Promise<Summary | undefined> {
  const { fromMs, toMs, shows } = options;
  const { plan, roster } = await readRetailer(fromMs);
  const lastMs = await lastInstantMs(options.journal);
  const clock = virtualClock(Math.max(fromMs, lastMs ?? fromMs));
  const journal = embeddedJournal({ folder: options.journal });
  shows.step('opening the journal');
  const router = await openRouter({ journal, plan, roster, clock, languages: languageResolver(), tzdata: tzdataVersion() });
  const follower = startFollower({ journal, everyRecords: 20_000 });
  const watched = timed(router);
  const exchange = openExchange(() => gateway.url);
  const gateway = await openGateway({ router: watched.router, tokens: { secret: exchange.secret }, port: options.port, run: 'demo' });
  const board = openBoard(plan);
  for await (const record of router.replay(1)) board.take(record);
  router.subscribe((record) => board.take(record));
  const looking = setInterval(() => shows.running({ router, board, times: watched.times() }), 100);

  try {
    const world = { options, router, clock, agenda: openAgenda(), exchange };
    const { quiet, desks } = await peopleWorld(world, roster, lastMs);
    shows.opened({ url: gateway.url, desks, resumedAtMs: lastMs });
    const ended = await Promise.race([
      playDay({ agenda: world.agenda, clock, quiet, toMs, speed: options.speed, stopped: options.stopped }),
      router.closed.then(() => false),
    ]);
    clearInterval(looking);
    shows.running({ router, board, times: watched.times() });
    const summary = ended ? await summarise(board, journal, toMs, ({ seq }) => shows.verifying(seq)) : undefined;
    return summary;
  } finally {
    clearInterval(looking);
    // The router first: what happens to the connections now is no part of the day.
    await follower.close();
    await router.close();
    await gateway.close();
    exchange.close();
  }
}

interface World {
  readonly options: DemoOptions;
  readonly router: Router;
  readonly clock: VirtualClock;
  readonly agenda: Agenda;
  readonly exchange: Exchange;
}

/** Connects the supervisor, the channels and every desk, one after the other, and gives each its part of the day. */
async function peopleWorld({ options, router, clock, agenda, exchange }: World, roster: Roster, lastMs: number | null) {
  const { fromMs, toMs, seed, script, suspension, shows } = options;
  const quiet = openQuiet(router);
  const byId = new Map(script.map((contact) => [contact.id, contact]));
  const day = { seed, fromMs, toMs, contact: (id: string) => byId.get(id), nowMs: () => clock.nowMs() };

  shows.step(`connecting a supervisor, ${channels.length} channels and ${roster.agents.length} desks`);
  const supervisor = await exchange.connect({ role: 'supervisor', sub: 'operations', tenants: '*', hubs: '*', admin: false });
  quiet.watch(supervisor.line);
  openSupervisor(supervisor.line, agenda, suspension, clock.nowMs());

  for (const { id: agent } of roster.agents) {
    const { line, view } = await exchange.connect({ role: 'desk', sub: agent, tenants: '*', agents: [agent] });
    quiet.watch(line);
    await openDesk(agent, line, agenda, day).start(view);
    await quiet.reached();
  }
  for (const channel of channels) {
    const { line, view } = await exchange.connect({ role: 'adapter', sub: channel, tenants: '*', channels: [channel] });
    quiet.watch(line);
    // Everybody whose instant is past has been recorded; one of the very last instant may not have been, and is refused if so.
    openChannel(channel, line, agenda, script).start(view, ({ atMs }) => lastMs !== null && atMs < lastMs);
    await quiet.reached();
  }
  return { quiet, desks: roster.agents.length };
}

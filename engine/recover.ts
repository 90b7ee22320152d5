import { applyRecord } from './core/apply.js';
import { planDigest } from './core/state/canonical.js';
import { written } from './core/state/canonical-text.js';
import { planInForce } from './core/state/plan-in-force.js';
import { freshState, type RouterState } from './core/state/state.js';
import type { Match } from './core/step.js';
import type { Roster } from './domain/agent.js';
import type { RouterResume } from './domain/commands.js';
import type { Plan } from './domain/plan.js';
import { lookUpLanguage } from './domain/plan-file/languages.js';
import { Fault } from './errors.js';
import { holdJournal } from './held-journal.js';
import { hostClock } from './host-clock.js';
import { readSnapshot } from './journal/snapshots.js';
import { volatileJournal } from './journal/volatile.js';
import { startRouterLife } from './lifecycle/router-life.js';
import { tableDigests } from './lifecycle/tables.js';
import { LIMITS } from './limits.js';
import type { Clock, Journal, LanguageResolver } from './ports.js';
import { presentMs } from './present.js';
import { type Measures, startMeasures } from './projections/measures.js';
import type { Router } from './router.js';
import { runRouter } from './router-live.js';
import { CODE_VERSION, RULES } from './version.js';

export interface RouterOptions {
  /** Default: none; everything is gone with the process. */
  readonly journal?: Journal;
  /** The plan to work by; published if it, or the roster, differs from the one in force. Without it, the journal's plan stays in force. */
  readonly plan?: Plan;
  readonly roster?: Roster;
  /** Default: the machine's. */
  readonly clock?: Clock;
  /** Default: RFC 4647 look-up among the plan's languages. */
  readonly languages?: LanguageResolver;
  /** Version of the time-zone rules the calendars were compiled with; default: those of this Node.js. */
  readonly tzdata?: string;
  /** Start even if the machine's clock is more than 5 s behind the last record; time stands still until it is reached. */
  readonly acceptClockBehind?: boolean;
  /** Skip the check of a command's shape, for callers whose commands the compiler has checked, such as a simulator. */
  readonly trusted?: boolean;
  /** Check every invariant after every step, which costs a multiple of the step itself. */
  readonly checkInvariants?: boolean;
  /** Default: `match`, which uses an index. `matchNaive`, the specification, makes the same offers but looks at every agent for each. */
  readonly match?: Match;
  /** `false`: no statistics are kept and the query `statistics` is refused; for callers who measure for themselves, such as a simulator. */
  readonly statistics?: boolean;
  /** Called while records are folded, with the number done. */
  readonly onProgress?: (folded: number) => void;
}

/**
 * Opens a router: claims its journal, restores the state from the newest snapshot and the records after it, begins a new epoch with
 * `router.resumed`, and publishes the plan if it is new. Rejects with a `Fault` that says what to do.
 */
export async function openRouter(options: RouterOptions = {}): Promise<Router> {
  const { journal = volatileJournal() } = options;
  const life = startRouterLife();
  const { epoch, head, giveBack } = await holdJournal(journal);
  let begun: Router | undefined;
  try {
    const measures = options.statistics === false ? null : startMeasures();
    const state = await restore(journal, measures, options.onProgress);
    if (state.rules > RULES) throw new Fault('RULES_NEWER', { rules: state.rules, known: RULES });
    const clock = options.clock ?? hostClock();
    const nowMs = presentMs(clock);
    const behindMs = state.atMs - nowMs;
    if (behindMs > LIMITS.clockAheadMs && options.acceptClockBehind !== true) throw new Fault('CLOCK_BEHIND', { behindMs });
    const router = runRouter({
      state,
      journal,
      head,
      epoch,
      giveBack,
      clock,
      life,
      languages: ownList(options.languages) ?? lookUpLanguage,
      match: options.match,
      trusted: options.trusted ?? false,
      checkInvariants: options.checkInvariants ?? false,
      measures,
    });
    begun = router;
    router.resume(resumption(state, nowMs, options.tzdata));
    // Resolves only once the new epoch is on disk.
    await router.ask({ type: 'sender', sender: 'local' });
    if (router.phase === 'faulted') await router.closed;
    await publishIfNew(router, state, options);
    return router;
  } catch (error) {
    // A router at work has timers: left alone, it would go on writing to a journal that may be opened again. It closes the journal itself.
    await (begun === undefined ? giveBack() : begun.close()).catch(() => undefined);
    throw error;
  }
}

/** The plan's own list is not handed out: a resolver that sorts it would change the state. */
const ownList = (resolve: LanguageResolver | undefined): LanguageResolver | undefined =>
  resolve && ((tag, available) => resolve(tag, [...available]));

async function restore(journal: Journal, measures: Measures | null, onProgress?: (folded: number) => void): Promise<RouterState> {
  const state = await stateAtSnapshot(journal);
  if (state.seq > 0) measures?.begin(state);
  let folded = 0;
  for await (const record of journal.read(state.seq + 1)) {
    applyRecord(state, record);
    measures?.take(record);
    if (++folded % 10_000 === 0) onProgress?.(folded);
  }
  return state;
}

/**
 * The state of the newest snapshot that proves correct; one written by a program with another format of the state is skipped. Without any,
 * the state before the first record, from which all records are folded.
 */
async function stateAtSnapshot(journal: Journal): Promise<RouterState> {
  for (let upTo: number | undefined; ; ) {
    const snapshot = await journal.loadSnapshot(upTo);
    // A store that returns a newer snapshot than asked for breaks its contract; continuing from the records is always right.
    if (snapshot === undefined || (upTo !== undefined && snapshot.seq > upTo)) return freshState();
    const state = readSnapshot(snapshot);
    if (state !== undefined) return state;
    upTo = snapshot.seq - 1;
  }
}

const resumption = (state: RouterState, nowMs: number, tzdata: string | undefined): RouterResume => ({
  type: 'router.resume',
  downMs: state.seq === 0 ? 0 : Math.max(0, nowMs - state.atMs),
  codeVersion: CODE_VERSION,
  rules: RULES,
  tableDigests,
  tzdata: tzdata ?? process.versions['tz'] ?? 'unknown',
});

async function publishIfNew(
  router: Router,
  state: RouterState,
  { plan, roster = { agents: [], shifts: {} } }: RouterOptions,
): Promise<void> {
  if (plan === undefined) return;
  const same = state.plan !== null && planDigest(state.plan) === planDigest(planInForce(plan, roster)) && sameRoster(state, roster);
  if (same) return;
  const answer = await router.send({ type: 'plan.publish', plan, roster });
  if (router.phase === 'faulted') await router.closed;
  if (answer.ok) return;
  const { code, message, next } = answer.rejection;
  throw new Fault('PLAN_REFUSED', { code, problem: message.replace(/\.$/, ''), remedy: next });
}

const sameRoster = (state: RouterState, { agents }: Roster): boolean => {
  const present = state.agentsInOrder.filter((agent) => agent.inRoster);
  return (
    present.length === agents.length &&
    agents.every((profile) => written(state.agents.get(profile.id)?.profile ?? null) === written(profile))
  );
};

import { type EmbeddedJournal, embeddedJournal, type Follower, startFollower } from '@signalbox/adapters/journals/embedded';
import { extendCalendars, formatProblem, languageResolver, tzdataVersion } from '@signalbox/adapters/plan';
import { hostClock, openRouter, type Router } from '@signalbox/engine';
import type { CompiledCalendar } from '@signalbox/engine/plan';
import { changes } from './changes.js';
import type { ServiceLog } from './log.js';
import { calendarSpan, faulty, type PlanFiles, type ReadFiles, readAndCheckFiles, readFiles } from './plan-files.js';

export interface RunningOptions {
  readonly files: PlanFiles;
  readonly folder: string;
  readonly log: ServiceLog;
  readonly acceptClockBehind: boolean;
}

/** A router with its journal, its follower and its plan files. */
export interface Running {
  readonly router: Router;
  readonly journal: EmbeddedJournal;
  readonly read: ReadFiles;
  /** Reads the files again and publishes what has changed; a faulty plan is reported and the running one stays. */
  reread(): Promise<void>;
  close(): Promise<void>;
}

const DAY_MS = 86_400_000;
/** Interval between two progress messages while restoring. */
const TELL_EVERY_MS = 2_000;

export async function openRunning({ files, folder, log, acceptClockBehind }: RunningOptions): Promise<Running> {
  const first = await readAndCheckFiles(files, Date.now());
  if (!first.ok) throw faulty(first.problems);
  for (const problem of first.problems) log.warn({ code: problem.code, at: `${problem.file}:${problem.line}` }, problem.message);

  const clock = hostClock({ onJump: (byMs) => log.warn({ byMs }, "This machine's clock was set; time is brought there slowly.") });
  const journal = embeddedJournal({ folder, warn: (fault) => log.warn({ code: fault.code }, fault.message) });
  let toldMs = performance.now();
  const router = await openRouter({
    journal,
    clock,
    plan: first.plan,
    roster: first.roster,
    languages: languageResolver(),
    tzdata: tzdataVersion(),
    acceptClockBehind,
    onProgress: (folded) => {
      if (performance.now() - toldMs < TELL_EVERY_MS) return;
      toldMs = performance.now();
      log.info({ folded }, 'Restoring the state from the journal.');
    },
  });
  const follower: Follower = startFollower({ journal, warn: (fault) => log.warn({ code: fault.code }, fault.message) });
  let read: ReadFiles = first;

  async function reread(): Promise<void> {
    const next = await readFiles(files, Date.now());
    if (!next.ok) {
      for (const problem of next.problems) log.error({ code: problem.code }, formatProblem(problem));
      log.error('The plan files have errors; the running plan stays in force.');
      return;
    }
    const changed = changes(read, next);
    if (changed.length === 0) {
      log.info('The plan files say what is in force already.');
      return;
    }
    const answer = await router.send({ type: 'plan.publish', plan: next.plan, roster: next.roster });
    if (!answer.ok) {
      log.error(
        { code: answer.rejection.code, next: answer.rejection.next },
        `${answer.rejection.message} The running plan stays in force.`,
      );
      return;
    }
    read = next;
    log.info({ seq: answer.seq, changed }, 'The plan was published anew.');
  }

  async function extend(): Promise<void> {
    const { hours, plan, roster } = read;
    const calendars = extendCalendars(hours, { ...plan.calendars, ...roster.shifts }, calendarSpan(clock.nowMs()));
    if (calendars.length === 0) return;
    const answer = await router.send({ type: 'calendar.extend', calendars: [...calendars] });
    const ids = calendars.map(({ id }: CompiledCalendar) => id);
    if (!answer.ok) {
      log.warn({ code: answer.rejection.code, calendars: ids }, answer.rejection.message);
      return;
    }
    const longer = <T extends object>(present: T): T => ({
      ...present,
      ...Object.fromEntries(calendars.filter(({ id }) => Object.hasOwn(present, id)).map((one) => [one.id, one])),
    });
    read = {
      ...read,
      plan: { ...plan, calendars: longer(plan.calendars) },
      roster: { ...roster, shifts: longer(roster.shifts) },
    };
    log.info({ seq: answer.seq, calendars: ids }, 'Calendars reach further.');
  }

  let working: Promise<void> = Promise.resolve();
  /** One after the other: both change the plan. */
  const next = (work: () => Promise<void>): Promise<void> => {
    working = working.then(work).catch((error: unknown) => log.error({ problem: String(error) }, 'The plan could not be changed.'));
    return working;
  };
  const daily = setInterval(() => void next(extend), DAY_MS);
  daily.unref();

  return {
    router,
    journal,
    get read() {
      return read;
    },
    reread: () => next(reread),
    async close() {
      clearInterval(daily);
      await working;
      await follower.close();
      // A router that has stopped by a fault has nothing to drain, but its journal is still claimed.
      if (router.phase !== 'faulted') return router.close();
      await journal
        .close()
        .catch((error: unknown) => log.warn({ problem: String(error) }, 'The claim on the journal could not be given back.'));
    },
  };
}

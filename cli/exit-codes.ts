import type { FaultCode } from '@signalbox/engine';

/** What the command ends with, for scripts. The one table; docs/cli.md prints it. */
export const EXIT = {
  ok: 0,
  /** The thing asked about is wrong: a plan has errors, a journal does not verify, a contact was never there. */
  wrong: 1,
  /** The command line itself is wrong. */
  usage: 2,
  /** Nothing was begun: port in use, journal missing, locked or full, clock behind, plan faulty. */
  cannotStart: 3,
  /** Stopped by a fault after it had begun. */
  faulted: 4,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Ended by a signal before it could finish, as shells count it: 128 and the number of the signal. */
export const exitOfSignal = (signal: 'SIGINT' | 'SIGTERM'): number => 128 + (signal === 'SIGINT' ? 2 : 15);

export const EXIT_MEANINGS: readonly (readonly [code: string, meaning: string])[] = [
  ['0', 'done, and what was asked about is in order'],
  ['1', 'what was asked about is wrong: a plan with errors, a journal that does not verify, a contact that was never there'],
  ['2', 'the command line is wrong'],
  ['3', 'nothing was begun: port in use, journal missing, locked or full, clock behind, plan faulty'],
  ['4', 'stopped by a fault after it had begun'],
  ['130, 143', 'ended at once by Ctrl-C or SIGTERM; by the second one where the first asks for what is done so far'],
];

/** Faults that say something about what was asked; every other one keeps the command from starting, or stops it. */
const ABOUT_WHAT_WAS_ASKED: readonly FaultCode[] = [
  'JOURNAL_CORRUPT',
  'JOURNAL_FILE_DAMAGED',
  'VERIFY_FAILED',
  'SNAPSHOT_CORRUPT',
  'JOURNAL_TRIMMED',
];
const NOT_BEGUN: readonly FaultCode[] = [
  'JOURNAL_MISSING',
  'JOURNAL_UNREADABLE',
  'JOURNAL_UNWRITABLE',
  'JOURNAL_LOCKED',
  'JOURNAL_FULL',
  'JOURNAL_FAILED',
  'JOURNAL_FORMAT',
  'RECORD_FOREIGN',
  'RULES_NEWER',
  'CLOCK_BEHIND',
  'CLOCK_WRONG',
  'PLAN_FAULTY',
  'PLAN_REFUSED',
  'PORT_IN_USE',
  'GATEWAY_OPTIONS',
];

/** How far a command had come: it only asks, it is about to start something, or what it started is running. */
export type Stage = 'asking' | 'starting' | 'running';

/** The exit code of a fault. */
export function exitOfFault(code: FaultCode, stage: Stage): ExitCode {
  if (stage === 'running') return EXIT.faulted;
  if (stage === 'starting') return EXIT.cannotStart;
  if (ABOUT_WHAT_WAS_ASKED.includes(code)) return EXIT.wrong;
  return NOT_BEGUN.includes(code) ? EXIT.cannotStart : EXIT.faulted;
}

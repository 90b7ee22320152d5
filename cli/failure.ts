import { Fault, type Rejection } from '@signalbox/engine';
import { CommanderError } from 'commander';
import { EXIT, type ExitCode, exitOfFault, type Stage } from './exit-codes.js';

/** Codes of the command line itself, and what each means; others belong to the engine and to plan files. docs/errors.md lists all. */
export const FAILURES = {
  USAGE: 'The command line is not written as the command expects it; nothing was done.',
  SECRET_MISSING: 'There is no secret to sign or check tokens with: no --secret-file, no SIGNALBOX_SECRET, or an empty or unreadable file.',
  CONTACT_NEVER: 'The journal holds no contact of this id, or it is not live at the record asked about.',
  RECORD_BEYOND: 'The record asked about has not been written yet.',
  CASES_INVALID: 'The file of cases to validate cannot be read, or a case in it makes no sense; each mistake was printed with its place.',
  CASE_INVALID: 'The file is no case of faults, or its plan and roster say something they must not.',
  SCENARIO_FAULTY: 'The scenario, or a file it names, says something it must not; each mistake was printed with its place.',
  PARAMETER_UNKNOWN:
    'The parameter named is not in the scenario or in the plan or roster it names, or the queue not in the record or the plan to be tried; what is there, or the nearest name, was printed.',
  NOTHING_RECORDED: 'The journal holds nothing that could be replayed: no plan, or no records.',
  ROSTER_NEEDED: 'The plan to be tried has no place for the recorded agents; it needs a roster of its own.',
  NOTHING_DONE: 'A simulation or a replay was ended before there was anything to tell.',
  FILE_UNWRITABLE:
    'The file that the answer should go to cannot be written. What stood there before is there still; of a trace, what had been written by then.',
  FOLDER_TAKEN: 'The folder that the journal of a simulated run should go to holds something; nothing was played or changed.',
  OUTPUT_LOST: 'Standard output cannot be written, for its disk is full or the device is gone; what was not written is lost.',
  UNEXPECTED: 'Something happened that no other code stands for. Please report it, with what --debug prints.',
} as const;
export type FailureCode = keyof typeof FAILURES;

/** Why a command ends without having done what was asked: a code, what happened, and what to do. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly code: string;
  readonly next: string;
  readonly exit: ExitCode;

  constructor(code: string, message: string, options: { next: string; exit: ExitCode; cause?: unknown }) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.next = options.next;
    this.exit = options.exit;
  }
}

export const failure = (code: FailureCode, message: string, next: string, exit: ExitCode = EXIT.usage): Failure =>
  new Failure(code, message, { next, exit });

export const failureOfRejection = ({ code, message, next }: Rejection): Failure => new Failure(code, message, { next, exit: EXIT.wrong });

export function failureOfFault(fault: Fault, stage: Stage = 'asking'): Failure {
  const sentence = fault.message.endsWith(fault.next) ? fault.message.slice(0, -fault.next.length).trimEnd() : fault.message;
  return new Failure(fault.code, sentence, { next: fault.next, exit: exitOfFault(fault.code, stage), cause: fault });
}

/** Turns whatever was thrown into a failure. */
export function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  if (error instanceof Fault) return failureOfFault(error);
  if (error instanceof CommanderError) return usage(error);
  const message = error instanceof Error ? error.message : String(error);
  const next = 'Run it again with --debug to see where, and report it.';
  return new Failure('UNEXPECTED', `Something unexpected happened: ${message}`, { next, exit: EXIT.faulted, cause: error });
}

/** Commander's message, with its suggestion as the thing to do next. */
function usage(error: CommanderError): Failure {
  const [first = '', ...rest] = error.message.replace(/^error: /, '').split('\n');
  const suggestion = /\(Did you mean ([^)]*)\?\)/.exec(rest.join(' '))?.[1];
  const what = `${first.charAt(0).toUpperCase()}${first.slice(1)}`.replace(/\.?$/, '.');
  const help = 'Add --help to see how it is written.';
  return failure('USAGE', what, suggestion === undefined ? help : `Did you mean ${suggestion}? ${help}`);
}

import { Fault, type Rejection } from '@signalbox/engine';
import { CommanderError } from 'commander';
import { EXIT, type ExitCode, exitOfFault } from './exit-codes.js';

/** Codes of the command line's own; those of the engine and of plan files are theirs. Each has a heading in docs/errors.md. */
export const FAILURE_CODES = ['USAGE', 'SECRET_MISSING', 'CONTACT_NEVER', 'RECORD_BEYOND', 'FILE_UNWRITABLE', 'UNEXPECTED'] as const;
export type FailureCode = (typeof FAILURE_CODES)[number];

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

export function failureOfFault(fault: Fault, begun = false): Failure {
  const sentence = fault.message.endsWith(fault.next) ? fault.message.slice(0, -fault.next.length).trimEnd() : fault.message;
  return new Failure(fault.code, sentence, { next: fault.next, exit: exitOfFault(fault.code, begun), cause: fault });
}

/** Whatever was thrown, as a failure. */
export function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  if (error instanceof Fault) return failureOfFault(error);
  if (error instanceof CommanderError) return usage(error);
  const message = error instanceof Error ? error.message : String(error);
  const next = 'Run it again with --debug to see where, and report it.';
  return new Failure('UNEXPECTED', `Something unexpected happened: ${message}`, { next, exit: EXIT.faulted, cause: error });
}

/** Commander's sentence, with its suggestion of what was meant as the next thing to do. */
function usage(error: CommanderError): Failure {
  const [first = '', ...rest] = error.message.replace(/^error: /, '').split('\n');
  const suggestion = /\(Did you mean ([^)]*)\?\)/.exec(rest.join(' '))?.[1];
  const what = `${first.charAt(0).toUpperCase()}${first.slice(1)}`.replace(/\.?$/, '.');
  const help = 'Add --help to see how it is written.';
  return failure('USAGE', what, suggestion === undefined ? help : `Did you mean ${suggestion}? ${help}`);
}

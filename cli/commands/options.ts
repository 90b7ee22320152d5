import { durationMs, isDuration } from '@signalbox/engine/plan';
import { type Command, InvalidArgumentError } from 'commander';

/** Options of every command. */
export interface CommonOptions {
  readonly json?: boolean;
  readonly debug?: boolean;
}

export const withCommon = (command: Command): Command =>
  command.option('--json', 'print JSON').option('--debug', 'on a fault, print the stack trace').showSuggestionAfterError();

/** Adds examples below a command's help. */
export const example = (command: Command, ...lines: readonly string[]): Command =>
  command.addHelpText('after', `\nFor example:\n${lines.map((line) => `  $ ${line}`).join('\n')}\n`);

export const JOURNAL = './var/journal';
export const JOURNAL_HELP = 'folder of the journal, or one that holds it as "journal"';

/** Parsers of option values; what they throw becomes a sentence about the option. */
export function wholeNumber(least: number, most = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${least}${most === Number.MAX_SAFE_INTEGER ? '' : ` to ${most}`}.`);
  };
}

/** `10%` → 0.1 */
export function part(text: string): number {
  const share = /^\d{1,3}(\.\d+)?%$/.test(text) ? Number(text.slice(0, -1)) / 100 : 0;
  if (share > 0 && share <= 1) return share;
  throw new InvalidArgumentError('It must be a share such as 10%, at most 100%.');
}

export const SCALE_HELP = 'play this fraction of the demand and of the agents, e.g. 10%';

export function duration(text: string): number {
  if (!isDuration(text) || durationMs(text) === 0) throw new InvalidArgumentError('It must be a time such as 20s, 15m or 1h30m.');
  return durationMs(text);
}

/** `a,b,c`; `*` stands for all. */
export function list(text: string): '*' | readonly string[] {
  if (text === '*') return '*';
  const names = text.split(',').map((name) => name.trim());
  if (names.some((name) => name === '')) throw new InvalidArgumentError('It must be names with commas between them, or *.');
  return names;
}

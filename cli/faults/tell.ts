import type { CaseResult, Finding } from '@signalbox/simulations/faults';
import colours from 'picocolors';
import { lineWidth } from '../layout/line-width.js';
import { wrapped } from '../layout/wrapped.js';
import { number, plural } from '../number-text.js';
import { print } from '../terminal.js';
import { spanText } from '../wall-clock.js';
import type { Totals } from './totals.js';

/** What a case was run over: the gateway's sockets, or lines that do what sockets do not. */
export type LinesName = 'sockets' | 'wild';

/** The case that broke a law, and the file that holds the least it takes. */
export interface Broken extends Finding {
  readonly seed: number;
  readonly lines: LinesName;
  readonly file: string;
  readonly contacts: number;
  readonly faults: number;
}

export interface Told {
  readonly results: readonly { readonly seed: number; readonly lines: LinesName; readonly result: CaseResult }[];
  readonly broken: Broken | null;
  readonly tookMs: number;
}

/** Where the figures of a line begin, and go on where a terminal breaks it. */
const INDENT = 11;

const line = (title: string, text: string): void => print(broken(`${title.padEnd(INDENT)}${text}`, lineWidth(), INDENT));

/** A space at which no line is broken: between a name and its number. */
const JOINT = '\u00a0';
const broken = (text: string, width: number, indent: number): string => wrapped(text, width, indent).replaceAll(JOINT, ' ');

/** A command that can be copied from the terminal: where its width breaks a line, the shell reads on in the next. */
export function commandText(words: string): string {
  const width = lineWidth();
  const options = words.replaceAll(/(--\S+) (?!--)/g, `$1${JOINT}`);
  return words.length <= width ? words : broken(options, width - 2, 2).replaceAll('\n', ' \\\n');
}

const listed = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, times]) => `${name}${JOINT}${number(times)}`)
    .join(', ');

export function tell({ broken: found, tookMs }: Told, { cases, records, starts, acknowledged, repeated, endings, met }: Totals): void {
  line(
    'Cases',
    `${number(cases)}, each over sockets and over wild lines; ${plural(records, 'record')}, ${plural(starts, 'start')} of the router`,
  );
  line('Faults', listed(met) || 'none');
  line('Commands', `${number(acknowledged)} acknowledged, ${number(repeated)} of the answers repeats of an earlier one`);
  line('Contacts', listed(endings) || 'none');
  if (found === null)
    print(`No law was broken: nothing acknowledged was lost, and everybody was served in the end. ${spanText(Math.round(tookMs))}.`);
  else {
    const { law, what, seed, lines, file, contacts, faults } = found;
    print(colours.red(`Seed ${seed} breaks the law “${law}” over ${lines === 'wild' ? 'wild lines' : 'sockets'}: ${what}`));
    print(`It takes ${plural(faults, 'fault')} and ${plural(contacts, 'customer')}. Run it again:`);
    print(commandText(`signalbox faults --replay ${file}`));
  }
}

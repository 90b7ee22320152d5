import type { CaseResult, Finding } from '@signalbox/simulations/faults';
import colours from 'picocolors';
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

const listed = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, times]) => `${name} ${number(times)}`)
    .join(', ');

export function tell({ broken, tookMs }: Told, { cases, records, starts, acknowledged, repeated, endings, met }: Totals): void {
  print(
    `Cases      ${number(cases)}, each over sockets and over wild lines; ${plural(records, 'record')}, ${plural(starts, 'start')} of the router`,
  );
  print(`Faults     ${listed(met) || 'none'}`);
  print(`Commands   ${number(acknowledged)} acknowledged, ${number(repeated)} of the answers repeats of an earlier one`);
  print(`Contacts   ${listed(endings) || 'none'}`);
  if (broken === null)
    print(`No law was broken: nothing acknowledged was lost, and everybody was served in the end. ${spanText(Math.round(tookMs))}.`);
  else {
    const { law, what, seed, lines, file, contacts, faults } = broken;
    print(colours.red(`Seed ${seed} breaks the law “${law}” over ${lines === 'wild' ? 'wild lines' : 'sockets'}: ${what}`));
    print(`It takes ${plural(faults, 'fault')} and ${plural(contacts, 'customer')}. Run it again: signalbox faults --replay ${file}`);
  }
}

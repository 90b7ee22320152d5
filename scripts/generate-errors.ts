/** Writes docs/errors.md from the tables of codes: `node --conditions=signalbox-source --import tsx scripts/generate-errors.ts`. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { exitOfFault } from '../cli/exit-codes.js';
import { FAILURES } from '../cli/failure.js';
import { PROBLEMS } from '../engine/domain/plan-file/problems.js';
import { FAULTS } from '../engine/errors/faults.js';
import { REJECTIONS } from '../engine/errors/rejections.js';
import { WARNINGS } from '../engine/errors/warnings.js';
import type { FaultCode } from '../engine/errors.js';

export const generateCommand = 'node --conditions=signalbox-source --import tsx scripts/generate-errors.ts';

const SEVERITY = {
  error: 'Error: the file cannot be used.',
  warning: 'Warning: the file can be used, and something in it will not work as written.',
  hint: 'Hint: the file can be used.',
} as const;

interface Row {
  readonly message: string;
  readonly next: string;
}

/** What is filled in from the case at hand stands in italics. */
const shown = (text: string): string => text.replace(/\{(\w+)\}/g, '*$1*').replaceAll('<', '\\<');

const said = ({ message, next }: Row): string => `> ${shown(message)}\n>\n> ${shown(next)}`;

const section = (code: string, ...paragraphs: readonly string[]): string => [`### ${code}`, ...paragraphs].join('\n\n');

const opening = `# Errors

Everything that can go wrong has a code, a sentence that says what happened, and one that says what happens next or what to do.
Codes stay; sentences may be improved. Words in *italics* are filled in from the case at hand; what is in
[brackets] is said only where it is known. Five kinds are told apart:

| kind | means | shows as |
|---|---|---|
| rejection | a command, question or connection was refused; nothing moved, nothing is written down | answer \`{ ok: false, rejection }\`, frame \`error\`, HTTP status of a refused upgrade |
| warning | a connection was taken, and something about it will not work as it stands | \`warnings\` of the frame \`welcome\`, and the gateway's log |
| fault | an assumption is broken: the router stops, and recovers from its journal when it is started again | thrown \`Fault\`; exit codes 1, 3 or 4 of the command line |
| problem | a plan, roster or scenario file says something it must not (error), something that cannot work (warning), or something worth a thought (hint) | \`signalbox check\` and \`signalbox simulate\`, with file, line and column |
| failure | the command line could not do what was asked | standard error, exit code |

A *retriable* rejection may succeed when the same command is sent again later, with the same number.

Decide by the code and, where that is not enough, by the \`details\` of a rejection, never by a sentence. They have one field for each name in
*italics*: a string, a number, a list of strings, or \`null\` for nobody and nothing. *because* and *problem* are in
words, for people.

<!-- Generated from engine/errors, engine/domain/plan-file/problems.ts and cli/failure.ts. Do not edit; run: ${generateCommand} -->`;

function exits(code: FaultCode): string {
  const asking = exitOfFault(code, 'asking');
  return asking === exitOfFault(code, 'running') ? `Exit code ${asking}.` : `Exit code ${asking}; 4 where it stops a running \`serve\`.`;
}

/** The whole page as it should be on disk. */
export function errorsPage(): string {
  const rejections = Object.entries(REJECTIONS).map(([code, row]) => section(code, said(row), ...(row.retriable ? ['Retriable.'] : [])));
  const warnings = Object.entries(WARNINGS).map(([code, row]) => section(code, said(row)));
  const faults = Object.entries(FAULTS).map(([code, row]) => section(code, said(row), exits(code as FaultCode)));
  const problems = Object.entries(PROBLEMS).map(([code, row]) => section(code, said(row), SEVERITY[row.severity]));
  const failures = Object.entries(FAILURES).map(([code, meaning]) => section(code, meaning));
  const parts = [
    ['## Rejections', ...rejections],
    ['## Warnings', ...warnings],
    ['## Faults', ...faults],
    ['## Problems of plan, roster and scenario files', ...problems],
    ['## Failures of the command line', ...failures],
  ];
  return `${[opening, ...parts.flat()].join('\n\n')}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(fileURLToPath(new URL('../docs/errors.md', import.meta.url)), errorsPage());
  process.stdout.write('Wrote docs/errors.md\n');
}

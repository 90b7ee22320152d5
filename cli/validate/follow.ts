import { dirname, join } from 'node:path';
import { type LocatedProblem, located, type PlanText, readFileText } from '@signalbox/adapters/plan';
import { problem } from '@signalbox/engine/plan';
import { type Followed, followTrace, misstatedSums, readTrace, shapeTrace, type Trace } from '@signalbox/simulations/validate';
import colours from 'picocolors';
import { EXIT } from '../exit-codes.js';
import { mistakesIn } from '../mistakes.js';
import { number, plural } from '../number-text.js';
import { startProgress } from '../progress.js';
import { print, printJson } from '../terminal.js';

/** Plays a trace whose contacts all have a known fate, and tells of how many the router makes the same. */
export async function follow(text: PlanText, json: boolean): Promise<void> {
  const trace = await traceOf(text);
  const progress = startProgress('playing', trace.contacts.length, { unit: 'contacts' });
  const followed = await followTrace(trace, () => progress.step());
  progress.done();
  const ok = followed.agent === followed.contacts;
  if (!ok) process.exitCode = EXIT.wrong;
  if (json) printJson({ ok, trace: trace.name, ...followed, first: followed.first ?? null });
  else tell(trace, followed, ok);
}

async function traceOf(text: PlanText): Promise<Trace> {
  const shaped = shapeTrace(text.value);
  if (!shaped.ok)
    throw told(
      shaped.problems.map((found) => located(found, text)),
      text.file,
    );
  const { trace: named } = shaped.head;
  const file = named === undefined ? text.file.replace(/(\.[^./\\]*)?$/, '.csv') : join(dirname(text.file), named);
  const contacts = await readFileText(file);
  if (!contacts.ok) {
    const path = named === undefined ? [] : ['trace'];
    throw told([located(problem('FILE_UNREADABLE', 'cases', path, { file, detail: contacts.detail }), text)], text.file);
  }
  const trace = readTrace(shaped.head, { file, text: contacts.text });
  if (!('contacts' in trace)) throw told(trace, file);
  const sums = misstatedSums(shaped.head, trace);
  if (sums.length === 0) return trace;
  throw told(
    sums.map((found) => located(found, text)),
    text.file,
  );
}

const told = (problems: readonly LocatedProblem[], file: string): Error =>
  mistakesIn(file, problems, 'CASES_INVALID', 'Correct it; docs/cli.md shows what a trace looks like.');

function tell({ name, agents, selection }: Trace, { contacts, outcome, wait, agent, first }: Followed, ok: boolean): void {
  const of = (count: number): string => `${number(count)} of ${number(contacts)}`;
  print(`${name}: ${plural(contacts, 'contact')}, ${plural(agents.length, 'agent')}, ${selection}`);
  print(`same outcome ${of(outcome)}; and wait ${of(wait)}; and agent ${of(agent)}`);
  if (first !== undefined)
    print(`The first other one is ${first.contact.id}: ${fateText(first.contact.fate)} in the trace, ${fateText(first.played)} here.`);
  print(ok ? 'The router does what the trace says, contact by contact.' : colours.red('The router does not do what the trace says.'));
}

function fateText(fate: Trace['contacts'][number]['fate'] | undefined): string {
  if (fate === undefined) return 'still waiting';
  return fate.agent === null ? `gave up after ${number(fate.wait)}` : `agent ${fate.agent} after ${number(fate.wait)}`;
}

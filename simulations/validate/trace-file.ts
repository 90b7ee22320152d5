import type { Problem } from '@signalbox/engine';
import { Findings, problem, readShape } from '@signalbox/engine/plan';
import { z } from 'zod';
import type { PlacedProblem, PlannerFile } from '../planner-files/index.js';
import { text, whole } from '../planner-files/kinds.js';
import { type ColumnKind, column, readRows } from '../planner-files/rows.js';
import { PLACES_MOST } from './preference.js';
import type { Trace, TracedContact } from './trace.js';

const sum = z.number().optional();

/** What is said of a trace beside its contacts. What else such files hold (the rules in words) is passed over. */
const HEAD = z
  .looseObject({
    name: z.string().min(1).max(80),
    agents: z
      .array(z.array(z.int().min(0)).min(1))
      .min(1)
      .max(10_000)
      .describe('types each agent serves, first one preferred'),
    selection: z.enum(['longest-waiting', 'agent-skill-priority']),
    trace: z.string().min(1).optional().describe('file of the contacts; else of the same name, ending in .csv'),
    contacts: sum.describe('sums over the contacts: a file that is cut off has others'),
    answered: sum,
    abandoned: sum,
    waited: sum,
    sum_wait_us: sum,
  })
  .superRefine(({ agents, selection }, context) => {
    for (const [place, types] of agents.entries()) {
      const path = ['agents', place];
      if (new Set(types).size < types.length) context.addIssue({ code: 'custom', path, message: 'must name each type once' });
      if (selection === 'longest-waiting' && types.length > PLACES_MOST)
        context.addIssue({ code: 'custom', path, message: `must be at most ${PLACES_MOST} types, where the longest waiting is taken` });
    }
  });
export type TraceHead = z.infer<typeof HEAD>;

/** Whether what a file holds is meant for a trace, and not for a list of cases. */
export const isTrace = (written: unknown): boolean =>
  typeof written === 'object' && written !== null && ('selection' in written || ('agents' in written && Array.isArray(written.agents)));

export type ShapedTrace = { readonly ok: true; readonly head: TraceHead } | { readonly ok: false; readonly problems: readonly Problem[] };

export function shapeTrace(written: unknown): ShapedTrace {
  const findings = new Findings('cases');
  const head = readShape(HEAD, written, findings);
  return head === undefined || findings.failed ? { ok: false, problems: findings.problems } : { ok: true, head };
}

const outcome: ColumnKind<'S' | 'A'> = {
  read: (written) => (written === 'S' || written === 'A' ? written : undefined),
  expected: 'must be S (served) or A (abandoned)',
};
const agent: ColumnKind<number> = {
  read: (written) => (/^(-1|\d+)$/.test(written) ? Number(written) : undefined),
  expected: 'must be a place in the list of agents, from 0; -1 for nobody',
};
const COLUMNS = {
  id: column(text),
  arrival_us: column(whole),
  type: column(whole),
  service_us: column(whole),
  patience_us: column(whole),
  outcome: column(outcome),
  wait_us: column(whole),
  agent: column(agent),
};

/** Reads the contacts of a trace, one a line, in whole microseconds; tells every line that makes no sense. */
export function readTrace(head: TraceHead, file: PlannerFile): Trace | readonly PlacedProblem[] {
  const { rows, problems } = readRows(file, COLUMNS);
  const strange = rows.flatMap(({ row, refuse }): readonly PlacedProblem[] => {
    if (row.outcome === 'S' && head.agents[row.agent] === undefined)
      return [refuse('agent', `must be a place in the list of ${head.agents.length} agents, from 0`)];
    return [];
  });
  const all = [...problems, ...strange];
  if (all.length > 0) return all;
  const contacts = rows.map(({ row }): TracedContact => {
    const { id, type, arrival_us: arrival, service_us: service, patience_us: patience, wait_us: wait } = row;
    return { id, type, arrival, service, patience, fate: { agent: row.outcome === 'S' ? row.agent : null, wait } };
  });
  return { name: head.name, agents: head.agents, selection: head.selection, contacts };
}

/** The sums a trace states that its contacts do not have: one of the two files is not the whole, or not the other's. */
export function misstatedSums(head: TraceHead, { contacts }: Trace): readonly Problem[] {
  const answered = contacts.filter(({ fate }) => fate.agent !== null).length;
  const sums = {
    contacts: contacts.length,
    answered,
    abandoned: contacts.length - answered,
    waited: contacts.filter(({ fate }) => fate.wait > 0).length,
    sum_wait_us: contacts.reduce((total, { fate }) => total + fate.wait, 0),
  };
  return Object.entries(sums).flatMap(([name, counted]): readonly Problem[] => {
    const stated = head[name as keyof typeof sums];
    const expected = `is stated as ${stated}, and the CSV has ${counted}`;
    return stated === undefined || stated === counted ? [] : [problem('VALUE_INVALID', 'cases', [name], { field: name, expected })];
  });
}

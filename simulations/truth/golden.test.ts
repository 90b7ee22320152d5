/** The simulator plays two recorded traces of 20,000 contacts exactly as two independent implementations did: same outcome, same wait, same agent. */
import { expect, test } from 'vitest';
import { followTrace, type Trace } from '../validate/trace.js';
import { readGoldenContacts } from './testing/golden-trace.js';

const ALL = { contacts: 20_000, outcome: 20_000, wait: 20_000, agent: 20_000, first: undefined };

const gaveUp = ({ contacts }: Trace): number => contacts.filter(({ fate }) => fate.agent === null).length;

test('one group of 20 agents, first come first served: 20,000 of 20,000 contacts', async () => {
  const contacts = readGoldenContacts('one-group-20-agents');
  const trace: Trace = { name: 'one group', agents: Array(20).fill([0]), selection: 'longest-waiting', contacts };
  expect(gaveUp(trace)).toBe(2_406);
  expect(await followTrace(trace)).toEqual(ALL);
});

test('six types and 30 agents of two skills, each with a primary and a secondary one: 20,000 of 20,000 contacts', async () => {
  /** Agent 0 to 4 have type 0 as their first skill, 5 to 9 type 1 and so on; the second is one of the other five, in turn. */
  const agents = Array.from({ length: 30 }, (_, agent) => {
    const first = Math.trunc(agent / 5);
    return [first, (first + 1 + (agent % 5)) % 6];
  });
  const contacts = readGoldenContacts('six-types-30-agents');
  const trace: Trace = { name: 'six types', agents, selection: 'agent-skill-priority', contacts };
  expect(gaveUp(trace)).toBe(1_659);
  expect(await followTrace(trace)).toEqual(ALL);
});

test('an agent is preferred by each place in a long list of types, while the longest waiting is served first', async () => {
  const agents = [
    [0, 1, 2, 3, 4, 5, 6],
    [0, 1, 2, 3, 4, 6, 5],
  ];
  const contact = (arrival: number, type: number, agent: number, wait: number) => {
    return { id: `c${arrival}`, arrival, type, service: 10, patience: 100, fate: { agent, wait } };
  };
  // The first two meet both agents free, of whom the second has their type earlier; of the last two the one who came first is served first.
  const contacts = [contact(0, 6, 1, 0), contact(20, 6, 1, 0), contact(21, 6, 0, 0), contact(22, 6, 1, 8), contact(23, 0, 0, 8)];
  expect(await followTrace({ name: 'seven types', agents, selection: 'longest-waiting', contacts })).toMatchObject({
    contacts: 5,
    agent: 5,
    first: undefined,
  });
});

test('a contact that fared differently is reported, and so is how far the others agree', async () => {
  const trace: Trace = {
    name: 'one group',
    agents: Array(20).fill([0]),
    selection: 'longest-waiting',
    contacts: readGoldenContacts('one-group-20-agents').slice(0, 300),
  };
  const falsified = trace.contacts.map((one, row) => (row === 7 ? { ...one, fate: { ...one.fate, agent: 19 } } : one));
  const { contacts, outcome, wait, agent, first } = await followTrace({ ...trace, contacts: falsified });
  expect({ contacts, outcome, wait, agent }).toEqual({ contacts: 300, outcome: 300, wait: 300, agent: 299 });
  expect(first).toEqual({ contact: falsified[7], played: trace.contacts[7]?.fate });
});

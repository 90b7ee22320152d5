// An agent's view names exactly the questions that agent may still end, each with the command that ends it, whatever came before.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import { readCommand } from '../admit.js';
import { lookInto } from '../look.js';
import { asking } from '../testing/asking.js';
import { openScript } from '../testing/box.js';
import { anyScript } from '../testing/moves.js';
import { plainJournal } from '../testing/plain-journal.js';
import type { QuestionView } from '../views.js';
import { decide } from './decide.js';
import { decodeState, encodeState } from './state/canonical.js';
import type { RouterState } from './state/state.js';
import { viewAgent, viewOverview } from './views.js';

/** Who asks is judged as a gateway does; nothing is sent, so the history goes on as if nobody had tried. */
function ended(state: Readonly<RouterState>, agent: string): string[] {
  const look = lookInto(state);
  const taken = (type: 'contact.withdraw' | 'contact.release', tenant: string, contact: string): boolean => {
    const command = readCommand({ type, tenant, contact, ...(type === 'contact.withdraw' ? { reason: 'outOfScope' } : {}) });
    if ('code' in command) throw new Error(command.message);
    return !('code' in decide(state, command, state.atMs));
  };
  return [...state.contacts.values()].flatMap(({ tenant, contact }) =>
    look.contact(tenant, contact)?.asker === agent
      ? (['contact.withdraw', 'contact.release'] as const).flatMap((type) => (taken(type, tenant, contact) ? [`${type} ${contact}`] : []))
      : [],
  );
}

/** As the page of the protocol says: withdrawn while nobody has it, released by either side once somebody does. */
const byThePage = ({ contact, state }: QuestionView): string => `${state === 'owned' ? 'contact.release' : 'contact.withdraw'} ${contact}`;

test('in random histories', { timeout: 3_600_000 }, async () => {
  const numRuns = runs('questions in view', { fast: 40, nightly: 5_000 });
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(anyScript().map(asking), async (script) => {
      const box = await openScript(script, { journal: plainJournal() });
      for (const [place, beat] of script.beats.entries()) {
        await box.play(beat, script.punctual);
        const { state } = box;
        const restored = place % 8 === 0 ? decodeState(encodeState(state)) : null;
        const told = new Map(viewOverview(state, null).agents.map(({ agent, questions }) => [agent, questions]));
        for (const agent of state.agentsInOrder) {
          const { questions, work } = viewAgent(state, agent);
          expect([agent.id, questions.map(byThePage).sort()]).toEqual([agent.id, ended(state, agent.id).sort()]);
          expect(told.get(agent.id) ?? []).toEqual(questions);
          const again = restored?.agents.get(agent.id);
          if (restored !== null && again !== undefined) expect(viewAgent(restored, again).questions).toEqual(questions);
          for (const question of questions) {
            // What it asks about is in its own hands, and who has the question has it as work.
            expect(work.map(({ contact }) => contact)).toContain(question.about);
            const colleague = question.agent === null ? undefined : state.agents.get(question.agent);
            if (colleague !== undefined) expect(viewAgent(state, colleague).work.map(({ contact }) => contact)).toContain(question.contact);
            expect(colleague === undefined).toBe(question.state !== 'owned');
            seen.add(`${question.kind} ${question.state}`).add(question.to === null ? 'anybody' : 'one agent');
          }
          if (questions.length > 1) seen.add('several');
        }
      }
    }),
    { seed, numRuns },
  );
  const all = [
    'anybody',
    'consult offered',
    'consult owned',
    'consult queued',
    'one agent',
    'several',
    'transfer offered',
    'transfer queued',
  ];
  expect([...seen].sort()).toEqual(expect.arrayContaining(all));
});

// Whatever `check` calls impossible never happens on the router, and whom it expects in a ring is offered the contact when that ring opens.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import { freshState } from '../core/state/state.js';
import type { LanguageTag } from '../domain/ids.js';
import type { Problem } from '../domain/plan-file/problems.js';
import type { RoutingPolicy } from '../domain/policy.js';
import { type ExplainedOffer, explainRecord } from '../journal/explain-at.js';
import { type Box, openBox, openScript } from '../testing/box.js';
import { anyScript } from '../testing/moves.js';
import { BEGIN_MS, LANGUAGES } from '../testing/names.js';
import { anySetting, type Setting } from '../testing/plans.js';
import { check } from './check.js';
import { type Demand, type Reaches, reachesIn } from './reach.js';
import { type Rehearsal, rehearse } from './rehearsal.js';

const looksAt = ({ plan, roster }: Setting): Rehearsal & Reaches => {
  const rehearsal = rehearse(plan, roster, 0);
  return { ...rehearsal, ...reachesIn(rehearsal) };
};

/** Every offer of a history, with all agents as they were then. */
function offersOf(box: Box): readonly ExplainedOffer[] {
  const folded = freshState();
  return box.journal.records().flatMap((record) => explainRecord(folded, record, () => true));
}

/** What the contact of an offer asked for, a language at a time. */
function demandsOf(house: Rehearsal, { offer, view }: ExplainedOffer): readonly Demand[] {
  const queue = house.plan.queues.find(({ id }) => id === offer.queue);
  if (queue === undefined) return [];
  const { languages, residency } = view.contact.requirement;
  const about = { queue, channel: offer.channel, ...(residency !== null && { residency }) };
  if (languages.length === 0) return [{ ...about, languages: [] }];
  return languages.map(({ language, atLeast }): Demand => ({ ...about, languages: [language], atLeast }));
}

/** The queue and channel a finding about one of them is told for. */
const about = ({ path }: Problem, channels: readonly string[]): string =>
  `${path[1]} ${path[2] === 'channels' ? channels[path[3] as number] : path[3]}`;

describe('in random histories', () => {
  test('nobody is offered what check calls impossible for them, no step opens nobody and then somebody, no gate closes that never does', async () => {
    const numRuns = runs('check against histories', { fast: 75, nightly: 10_000 });
    let offered = 0;
    let impossible = 0;
    await fc.assert(
      fc.asyncProperty(anyScript(), async (script) => {
        const { setting } = script;
        const house = looksAt(setting);
        const problems = check(setting.plan, setting.roster);
        const told = (code: Problem['code']) =>
          problems
            .filter((found) => found.code === code)
            .map((found) => ({
              ...found,
              about: about(found, setting.plan.queues.find(({ id }) => id === found.path[1])?.channels ?? []),
            }));
        const unserved = new Set(told('QUEUE_UNSERVED').map((found) => found.about));
        const idle = new Set(told('STEP_ADDS_NOBODY').map((found) => `${found.about} ${found.path[5]}`));
        const ungated = new Set(told('SHARE_NEVER_GATES').map(({ path }) => path[1]));
        const unused = new Set(told('AGENT_UNUSED').map(({ path }) => path[1]));
        impossible += unserved.size + idle.size + unused.size;

        const box = await openScript(script);
        // Plan and profiles stay as they were checked.
        for (const beat of script.beats)
          if (beat.move.kind !== 'publish' && beat.move.kind !== 'supervise') await box.play(beat, script.punctual);
        for (const made of offersOf(box)) {
          const { offer, view } = made;
          offered++;
          if (!ungated.has(offer.queue)) continue;
          expect(view.verdicts.filter(({ reason }) => reason === 'share')).toEqual([]);
        }
        for (const made of offersOf(box)) {
          const { offer } = made;
          // What is given by hand over capacity or ring is given whatever the rings say.
          if (offer.overCapacity || offer.overRing) continue;
          const rings = demandsOf(house, made).flatMap((demand) =>
            house.reach(demand).takers.flatMap(({ classes, steps }) => (classes.some(({ ids }) => ids.includes(offer.agent)) ? steps : [])),
          );
          expect(rings).toContain(offer.ring);
          expect([...unserved]).not.toContain(`${offer.queue} ${offer.channel}`);
          if (made.view.contact.requirement.skills.length <= 1)
            expect([...idle]).not.toContain(`${offer.queue} ${offer.channel} ${offer.ring}`);
          // A class is told by its first agent.
          const alike = house.classes.find(({ ids }) => ids.includes(offer.agent));
          expect([...unused]).not.toContain(alike?.ids[0]);
        }
      }),
      { seed, numRuns },
    );
    expect(offered).toBeGreaterThan(numRuns / 2);
    expect(impossible).toBeGreaterThan(numRuns / 2);
  });
});

/** The same, with nothing that opens, closes, ends or begins by itself. */
const withoutHours = ({ plan, roster }: Setting): Setting => ({
  plan: {
    ...plan,
    hubs: plan.hubs.map((hub) => ({ ...hub, calendar: null })),
    queues: plan.queues.map((queue) => ({
      ...queue,
      calendar: null,
      policies: Object.fromEntries(
        Object.entries(queue.policies).map(([channel, policy]): [string, RoutingPolicy] => [
          channel,
          { ...policy, maxWait: null, schedule: 'ignore', steps: plainly(policy) },
        ]),
      ),
    })),
  },
  roster: {
    ...roster,
    agents: roster.agents.map((agent) => ({
      ...agent,
      tiers: agent.tiers.map((rule) => ({ ...rule, afterMs: 0 })),
      skills: agent.skills.map((skill) => ({ ...skill, validFromMs: null, validUntilMs: null })),
    })),
  },
});

const plainly = ({ steps: [first, ...more] }: RoutingPolicy): RoutingPolicy['steps'] => [
  { ...first, when: null },
  ...more.map((step) => ({ ...step, when: null })),
];

const anyQuestion = fc.record({
  setting: anySetting.map(withoutHours),
  queue: fc.nat({ max: 2 }),
  channel: fc.nat({ max: 3 }),
  languages: fc.uniqueArray(fc.constantFrom<LanguageTag>(...LANGUAGES), { maxLength: 2 }),
});

describe('when everybody is there and free', () => {
  test('a contact is offered in the very millisecond in which the ring opens that check names, to one it names; else never', async () => {
    const numRuns = runs('check against an empty house', { fast: 100, nightly: 10_000 });
    const rings = new Map<number | null, number>();
    await fc.assert(
      fc.asyncProperty(anyQuestion, async ({ setting, queue: at, channel: on, languages }) => {
        const house = looksAt(setting);
        const queue = setting.plan.queues[at % setting.plan.queues.length];
        const channel = queue?.channels[on % queue.channels.length];
        const policy = channel === undefined ? undefined : queue?.policies[channel];
        if (queue === undefined || channel === undefined || policy === undefined) return;
        const { firstStep, takers } = house.reach({ queue, channel, languages });
        rings.set(firstStep, (rings.get(firstStep) ?? 0) + 1);

        const box = await openBox(setting);
        for (const { id } of setting.roster.agents) {
          await box.send({ type: 'agent.connected', agent: id, connection: 'desk' });
          await box.send({ type: 'agent.sign-in', agent: id });
        }
        await box.send({
          type: 'contact.enqueue',
          tenant: queue.tenant,
          contact: 'asked',
          queue: queue.id,
          channel,
          languages: languages.map((tag) => ({ tag })),
        });
        const last = policy.steps.at(-1)?.afterMs ?? 0;
        box.clock.runTo(BEGIN_MS + last + 1_000);
        const [first] = offersOf(box);
        const dueMs = firstStep === null ? null : BEGIN_MS + (policy.steps[firstStep]?.afterMs ?? 0);
        expect(first?.offer.madeAtMs ?? null).toBe(dueMs);
        if (first !== undefined) expect(takers.flatMap(({ classes }) => classes.flatMap(({ ids }) => ids))).toContain(first.offer.agent);
      }),
      { seed, numRuns },
    );
    // Some are served at once, some in a later ring, some never.
    expect([...rings.keys()].length).toBeGreaterThan(2);
  });
});

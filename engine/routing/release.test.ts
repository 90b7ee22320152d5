// The one change that `why-waiting` names does release the contact, or the agent it frees is given one that stands before it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import { decodeState, encodeState } from '../core/state/canonical.js';
import type { AgentRecord, LiveContact, RouterState } from '../core/state/state.js';
import { step } from '../core/step.js';
import type { AgentProfile } from '../domain/agent.js';
import type { CompiledCalendar } from '../domain/calendar.js';
import { type CommandInput, commandSchema } from '../domain/commands.js';
import type { Event } from '../domain/events.js';
import type { Plan } from '../domain/plan.js';
import { openScript } from '../testing/box.js';
import type { Move } from '../testing/move.js';
import { anyScript, type Script } from '../testing/moves.js';
import { AGENTS, AUTHORISATION, CHANNELS, HUBS, QUEUES } from '../testing/names.js';
import { plainJournal } from '../testing/plain-journal.js';
import { scene } from '../testing/scene.js';
import { company } from '../testing/small.js';
import { routingOf } from './context.js';
import { isRoutable } from './routable.js';
import { skillLevelAt } from './skills.js';
import { whyWaiting } from './why-waiting.js';

type Fix = (state: RouterState, contact: LiveContact, agent: AgentRecord) => CommandInput | undefined;

const change = (agent: AgentRecord, set: object): CommandInput => ({ type: 'agents.change', agents: [agent.id], set, because: 'asked' });

const needed: Fix = (_, { requirement }, agent) =>
  requirement.skills.some(({ skill }) => agent.profile.skills.some((held) => held.skill === skill))
    ? undefined
    : change(agent, { skills: Object.fromEntries(requirement.skills.map(({ skill }) => [skill, 5])) });

/** Whether a profile holds every authorisation the contact needs, at this instant. */
const holdsAll = ({ atMs, plan }: RouterState, { requirement }: LiveContact, profile: AgentProfile): boolean =>
  requirement.skills.every(({ skill, level }) => !isAuthorisation(plan, skill) || skillLevelAt({ profile }, skill, atMs) >= level);

const isAuthorisation = (plan: Plan | null, skill: string): boolean =>
  plan?.skills.some(({ id, authorisation }) => id === skill && authorisation) === true;

/**
 * Authorisations are the roster's to give: the same plan is published with a roster in which the agent holds them. Where a supervisor has
 * taken one away that the roster gives, that change is ended; the roster could give it as often as it liked.
 */
const authorised: Fix = (state, contact, agent) => {
  const { plan, shifts, agentsInOrder } = state;
  if (plan === null) return undefined;
  const ofSkills = agent.changes.filter(({ set }) => set.skills !== undefined);
  if (ofSkills.length > 0) {
    const nothingElse = agent.changes.every(({ set, presence }) => presence === null && Object.keys(set).join() === 'skills');
    const restores = nothingElse && holdsAll(state, contact, agent.rosterProfile);
    return restores ? { type: 'agents.restore', agents: [agent.id], because: 'asked' } : undefined;
  }
  const needs = contact.requirement.skills.filter(({ skill }) => isAuthorisation(plan, skill));
  const others = agent.rosterProfile.skills.filter(({ skill }) => !needs.some((need) => need.skill === skill));
  const given = needs.map(({ skill }) => ({ skill, level: 5, validFromMs: null, validUntilMs: null }));
  const agents = agentsInOrder
    .filter(({ inRoster }) => inRoster)
    .map(({ id, rosterProfile }) => (id === agent.id ? { ...rosterProfile, skills: [...others, ...given] } : rosterProfile));
  const hours = [...shifts.keys()].map((id) => [id, plan.calendars[id] as CompiledCalendar] as const);
  return { type: 'plan.publish', plan, roster: { agents, shifts: Object.fromEntries(hours) } };
};

/** What somebody would do about a reason; `undefined`: there is no command for it, or it would change more than the one thing. */
const FIXES: Readonly<Record<string, Fix>> = {
  presence: (_, __, { id, inRoster, presence }) =>
    !inRoster
      ? undefined
      : presence === 'offline'
        ? { type: 'agent.sign-in', agent: id }
        : { type: 'agent.set-presence', agent: id, presence: 'ready' },
  connection: (_, __, { id }) => ({ type: 'agent.connected', agent: id, connection: 'found-again' }),
  'hub-open': (state, _, { profile }) =>
    state.hubs.get(profile.hub)?.state === 'suspended' ? { type: 'hub.resume', hub: profile.hub } : undefined,
  channel: (_, { channel }, agent) => change(agent, { channels: [...agent.profile.channels, channel] }),
  tenant: (_, { tenant }, agent) => (agent.profile.tenants.includes(tenant) ? change(agent, { queues: null }) : undefined),
  language: (_, { requirement }, agent) =>
    requirement.languages.some(({ exact }) => exact)
      ? undefined
      : change(agent, {
          languages: [...new Set(requirement.languages.map(({ language }) => language))].map((language) => ({ language, level: 'native' })),
        }),
  skills: needed,
  authorisation: authorised,
};

/** Whether something else than the one reason may come up with the change: a refusal that counts again, a reservation, a share, a reserve. */
function mayTurn(state: RouterState, contact: LiveContact): boolean {
  const routing = routingOf(state, contact, state.atMs);
  if (routing === undefined) return true;
  const { queue, policy } = routing;
  return (
    contact.refusals.size > 0 ||
    contact.affinity !== null ||
    queue.shares !== null ||
    policy.requires !== null ||
    contact.requirement.requires !== null ||
    policy.steps.some(({ reserve }) => reserve > 0)
  );
}

function after(state: RouterState, command: CommandInput): readonly Event[] | undefined {
  const copy = decodeState(encodeState(state));
  const { decided, rejection } = step(copy, { seq: copy.seq + 1, atMs: copy.atMs, command: commandSchema.parse(command) });
  return rejection === null ? decided : undefined;
}

/** Suspended hubs, contacts for whom authorisations are wanted, and agents from whom one is taken: what hardly ever stands alone between a contact and an agent in random histories. */
const anyObstacle: fc.Arbitrary<Move> = fc.oneof(
  fc.constantFrom(...HUBS).map((hub): Move => ({ kind: 'suspend', hub, forMs: undefined })),
  fc.constantFrom(...HUBS).map((hub): Move => ({ kind: 'resume', hub, forMs: undefined })),
  fc.constantFrom(...AGENTS).map(
    (agent): Move => ({
      kind: 'supervise',
      command: commandSchema.parse({
        type: 'agents.change',
        agents: [agent],
        set: { skills: { [AUTHORISATION]: 0 } },
        because: 'lapsed',
      }) as never,
      forMs: null,
    }),
  ),
  fc.record({
    kind: fc.constant('enqueue' as const),
    contact: fc.integer({ min: 61, max: 99 }),
    asks: fc.record({
      queue: fc.constantFrom(...QUEUES),
      channel: fc.constantFrom(...CHANNELS),
      skills: fc.constant([{ skill: AUTHORISATION, level: 1 }]),
    }),
  }),
);

/** The same history where every skill is an authorisation: levels no ring relaxes. */
const withAuthorisations = (script: Script): Script => {
  const { plan, roster } = script.setting;
  return { ...script, setting: { plan: { ...plan, skills: plan.skills.map(({ id }) => ({ id, authorisation: true })) }, roster } };
};

test('the change that is named releases the contact', { timeout: 3_600_000 }, async () => {
  const numRuns = runs('changes that release', { fast: 100, nightly: 5_000 });
  const tried = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(anyScript(), fc.boolean(), fc.array(anyObstacle, { minLength: 6, maxLength: 6 }), async (drawn, strict, obstacles) => {
      const script = strict ? withAuthorisations(drawn) : drawn;
      const box = await openScript(script, { journal: plainJournal() });
      for (const [at, beat] of script.beats.entries()) {
        await box.play(beat, script.punctual);
        const move = at % 3 === 2 ? obstacles[((at / 3) % obstacles.length) | 0] : undefined;
        if (move !== undefined) await box.play({ gap: { kind: 'pause', ms: 0 }, sender: 0, move }, script.punctual);
        const { state } = box;
        const [contact] = [...state.contacts.values()].filter(
          (one) => one.state === 'queued' && isRoutable(state, one) && !mayTurn(state, one),
        );
        if (contact === undefined) continue;
        for (const { reason, agents } of whyWaiting(state, contact, state.atMs).singleObstacles) {
          const agent = state.agents.get(agents[0] ?? '');
          const command = agent && FIXES[reason]?.(state, contact, agent);
          const events = command && after(state, command);
          if (events === undefined) continue;
          for (const one of [reason, `${reason} by ${command?.type}`]) tried.set(one, (tried.get(one) ?? 0) + 1);
          const released = events.some(
            (event) => event.type === 'offer.made' && (event.ordinal === contact.ordinal || event.agent === agent?.id),
          );
          expect(
            released
              ? 'released'
              : `${reason} of ${agents[0]} for ${contact.contact}: ${command?.type} → ${events.map(({ type }) => type)}`,
          ).toBe('released');
        }
      }
    }),
    { seed, numRuns },
  );
  // The others stand alone between a contact and an agent too rarely to count on them in so few histories.
  const frequent = ['presence', 'hub-open', 'connection', 'channel', 'skills', 'authorisation by plan.publish'];
  expect([...tried.keys()]).toEqual(expect.arrayContaining(frequent));
});

test('an authorisation that a supervisor has taken away is told apart from one the roster does not give: only ending the change gives it back', async () => {
  const play = await scene(company({ agents: { ana: { skills: ['cards'] } }, help: { skills: ['cards'] } }));
  await play.ready('ana');
  await play.send({ type: 'agents.change', agents: ['ana'], set: { skills: { cards: 0 } }, because: 'lapsed' });
  await play.arrives('call');
  const asked = await play.box.router.ask({ type: 'explain', contact: 'call' });
  expect(asked.ok && asked.view.verdicts.map(({ because }) => because)).toEqual([
    "ana holds no valid authorisation cards for call: a supervisor's change takes it away",
  ]);
  const { plan, agents } = play.box.state;
  await play.send({ type: 'plan.publish', plan, roster: { agents: [agents.get('ana')?.rosterProfile], shifts: {} } } as never);
  expect(play.told().at(-1)).toBe('call waits');
  await play.send({ type: 'agents.restore', agents: ['ana'], because: 'renewed' });
  expect(play.told().at(-1)).toBe('call is offered to ana');
});

import type { AgentView, ContactView, HubView, OfferView, OverviewView, QueueView } from '@signalbox/engine';
import { plural } from '../number-text.js';
import { type Column, table } from '../table.js';
import type { WallClock } from '../wall-clock.js';

/** An agent's row for each is more than a page; a box has up to 100,000. */
const AGENTS_SHOWN = 40;

const queueColumns = (clock: WallClock): readonly Column<QueueView>[] => [
  { title: 'queue', value: ({ queue }) => queue, left: true },
  { title: 'tenant', value: ({ tenant }) => tenant, left: true },
  { title: 'state', value: ({ state }) => state, left: true },
  { title: 'waiting', value: ({ waiting }) => waiting },
  { title: 'offered', value: ({ offered }) => offered },
  { title: 'in hand', value: ({ inHand }) => inHand },
  { title: 'oldest since', value: ({ oldestFromMs }) => (oldestFromMs === null ? null : clock.second(oldestFromMs)) },
];

const HUB_COLUMNS: readonly Column<HubView>[] = [
  { title: 'hub', value: ({ hub }) => hub, left: true },
  { title: 'state', value: ({ state }) => state, left: true },
  { title: 'ready', value: ({ ready }) => ready },
  { title: 'busy', value: ({ busy }) => busy },
  { title: 'wrap-up', value: ({ wrapUp }) => wrapUp },
  { title: 'not ready', value: ({ notReady }) => notReady },
  { title: 'offline', value: ({ offline }) => offline },
];

const agentColumns = (clock: WallClock): readonly Column<AgentView>[] => [
  { title: 'agent', value: ({ agent }) => agent, left: true },
  { title: 'hub', value: ({ hub }) => hub, left: true },
  { title: 'presence', value: ({ presence, reason }) => (reason === null ? presence : `${presence} (${reason})`), left: true },
  { title: 'connection', value: ({ connection }) => connection, left: true },
  { title: 'load', value: ({ loadUnits, capacity }) => `${loadUnits}/${capacity}` },
  { title: 'idle since', value: ({ idleSinceMs }) => (idleSinceMs === null ? null : clock.second(idleSinceMs)) },
  {
    title: 'work',
    value: ({ work }) => work.map(({ contact, state }) => `${contact} (${state})`).join(', ') || '–',
    left: true,
    wraps: true,
  },
];

const workColumns = (clock: WallClock): readonly Column<OfferView>[] => [
  { title: 'offer', value: ({ offer }) => offer, left: true },
  { title: 'contact', value: ({ contact }) => contact, left: true },
  { title: 'queue', value: ({ queue }) => queue, left: true },
  { title: 'channel', value: ({ channel }) => channel, left: true },
  { title: 'language', value: ({ language }) => language, left: true },
  { title: 'state', value: ({ state }) => state, left: true },
  { title: 'units', value: ({ cost }) => cost },
  { title: 'since', value: ({ acceptedAtMs, madeAtMs }) => clock.second(acceptedAtMs ?? madeAtMs) },
  { title: 'until', value: ({ dueMs }) => (dueMs === null ? null : clock.second(dueMs)) },
];

export function overviewLines({ alarms, queues, hubs, agents }: OverviewView, clock: WallClock): string[] {
  const more = agents.length - AGENTS_SHOWN;
  return [
    ...alarms.map(
      ({ contact, queue, sinceMs }) => `ALARM: nobody has the urgent contact ${contact} of ${queue}, since ${clock.second(sinceMs)}`,
    ),
    ...[table(queueColumns(clock), queues), '', table(HUB_COLUMNS, hubs), ''],
    agents.length === 0 ? 'No agent is signed in.' : table(agentColumns(clock), agents.slice(0, AGENTS_SHOWN)),
    ...(more > 0 ? [`and ${plural(more, 'further agent')}; --json lists all.`] : []),
  ];
}

/** Field names of one subject in a column, their values beside them. */
const fields = (pairs: readonly (readonly [string, string | number | null])[]): string[] => {
  const width = Math.max(...pairs.map(([name]) => name.length));
  return pairs.map(([name, value]) => `${name.padEnd(width)}  ${value ?? '–'}`);
};

export const SUBJECT_LINES = {
  contact: (view: ContactView, clock: WallClock): string[] =>
    fields([
      ['contact', view.contact],
      ['tenant', view.tenant],
      ['queue', view.queue],
      ['channel', view.channel],
      ['state', view.state],
      ['owner', view.owner],
      ['languages', view.requirement.languages.map(({ tag, atLeast }) => `${tag} from ${atLeast}`).join(', ') || 'any'],
      ['skills', view.requirement.skills.map(({ skill, level }) => `${skill} ${level}`).join(', ') || 'none'],
      ['residency', view.requirement.residency],
      ['place', `band ${view.band}, priority ${view.priority}, due ${clock.second(view.targetDueMs)}`],
      ['waits from', clock.second(view.rankFromMs)],
      ['open rings', view.openSteps.map((step) => step + 1).join(', ')],
      [
        'prefers',
        view.affinity === null ? null : `${view.affinity.agent} (${view.affinity.mode}) until ${clock.second(view.affinity.untilMs)}`,
      ],
      ['offers', view.offers.join(', ') || null],
      ['adapter', view.adapter],
    ]),

  agent: (view: AgentView, clock: WallClock): string[] => [
    ...fields([
      ['agent', view.agent],
      ['hub', view.hub],
      ['tenants', view.tenants.join(', ')],
      ['presence', view.reason === null ? view.presence : `${view.presence} (${view.reason})`],
      ['ready for', view.channels.join(', ') || null],
      ['connection', view.connection],
      ['load', `${view.loadUnits} of ${plural(view.capacity, 'unit')}`],
      ['idle since', view.idleSinceMs === null ? null : clock.second(view.idleSinceMs)],
      ['strikes', view.strikes],
    ]),
    ...(view.work.length === 0 ? [] : ['', table(workColumns(clock), view.work)]),
  ],

  queue: (view: QueueView, clock: WallClock): string[] => [table(queueColumns(clock), [view])],
  hub: (view: HubView): string[] => [table(HUB_COLUMNS, [view])],
};

import type { Cell, ContactField, StaffField } from './table.js';

type Contacts = Cell<ContactField>;
type Staff = Cell<StaffField>;

/** `NaN` if nothing can be said: a share of nobody. */
const share = (part: number, whole: number): number => (whole === 0 ? Number.NaN : part / whole);

/** Definitions of service level; on ordinary days they differ by tens of percent. `arrived` is meant unless another is named. */
export const SERVICE_LEVELS = {
  arrived: { formula: 'answered within the limit ÷ arrived', of: (c: Contacts) => share(c.within, c.arrived) },
  'without-short': {
    formula: 'answered within the limit ÷ (arrived − abandoned within it)',
    of: (c: Contacts) => share(c.within, c.arrived - c.goneWithin),
  },
  ended: { formula: 'answered within the limit ÷ (answered + abandoned)', of: (c: Contacts) => share(c.within, c.answered + c.abandoned) },
  open: {
    formula: 'answered within the limit ÷ (arrived − turned away by a closed queue)',
    of: (c: Contacts) => share(c.within, c.arrived - c.foundClosed),
  },
  answered: { formula: 'answered within the limit ÷ answered', of: (c: Contacts) => share(c.within, c.answered) },
  'waits-within': {
    formula: '(answered + abandoned) within the limit ÷ arrived',
    of: (c: Contacts) => share(c.within + c.goneWithin, c.arrived),
  },
} as const;
export type ServiceLevelName = keyof typeof SERVICE_LEVELS;

interface Figure<C> {
  /** How the figure is computed, for its readers. */
  readonly formula: string;
  readonly unit: 'count' | 'ms' | 'share' | 'money' | 'number' | 'agents';
  readonly of: (cell: C) => number;
}

const figure = <C>(unit: Figure<C>['unit'], formula: string, of: (cell: C) => number): Figure<C> => ({ formula, unit, of });
const contact = (unit: Figure<Contacts>['unit'], formula: string, of: (cell: Contacts) => number) => figure(unit, formula, of);
const staff = (unit: Figure<Staff>['unit'], formula: string, of: (cell: Staff) => number) => figure(unit, formula, of);

/** Figures of customers: queues, channels, languages, tenants. */
export const CONTACT_FIGURES = {
  arrived: contact('count', 'all who came, tries again included', (c) => c.arrived),
  answered: contact('count', 'taken by an agent', (c) => c.answered),
  abandoned: contact('count', 'gave up', (c) => c.abandoned),
  shortAbandoned: contact('count', 'gave up sooner than the short-abandon time', (c) => c.shortAbandoned),
  rejected: contact('count', 'turned away: queue closed or full', (c) => c.rejected),
  foundClosed: contact('count', 'turned away: queue closed', (c) => c.foundClosed),
  unserved: contact('count', 'still waiting at the end', (c) => c.unserved),
  unreached: contact('count', 'called by a campaign and given up', (c) => c.unreached),
  /**
   * Whoever came by themselves is in neither number, though answered in the same queue. Each attempt counts, the second and third to the
   * same customer as well as those that nobody answered; a customer is reached once at most, so this is below 1 wherever anybody is dialled
   * again.
   */
  reachability: contact('share', 'customers reached ÷ attempts to reach one, of those a campaign calls', (c) =>
    share(c.reached, c.dialled),
  ),
  serviceLevel: contact('share', SERVICE_LEVELS.arrived.formula, SERVICE_LEVELS.arrived.of),
  serviceLevelWithoutShort: contact('share', SERVICE_LEVELS['without-short'].formula, SERVICE_LEVELS['without-short'].of),
  serviceLevelOpen: contact('share', SERVICE_LEVELS.open.formula, SERVICE_LEVELS.open.of),
  serviceLevelEnded: contact('share', SERVICE_LEVELS.ended.formula, SERVICE_LEVELS.ended.of),
  serviceLevelAnswered: contact('share', SERVICE_LEVELS.answered.formula, SERVICE_LEVELS.answered.of),
  waitsWithin: contact('share', SERVICE_LEVELS['waits-within'].formula, SERVICE_LEVELS['waits-within'].of),
  abandonment: contact('share', 'abandoned ÷ arrived', (c) => share(c.abandoned, c.arrived)),
  asaMs: contact('ms', 'wait of the answered ÷ answered', (c) => share(c.waitedAnsweredMs, c.answered)),
  meanWaitMs: contact('ms', 'wait of all ÷ arrived', (c) => share(c.waitedMs, c.arrived)),
  queuedShare: contact('share', 'not offered at once ÷ arrived', (c) => share(c.queued, c.arrived)),
  ahtMs: contact('ms', '(talk + wrap-up) ÷ handled', (c) => share(c.talkMs + c.wrapUpMs, c.handled)),
  transfers: contact('share', 'handed on ÷ handled', (c) => share(c.handedOn, c.handled)),
  handedIn: contact('count', 'handed on to here', (c) => c.handedIn),
  handedInAbandoned: contact('count', 'of those handed on to here, gave up before the next agent took them', (c) => c.handedInAbandoned),
  handedInTaken: contact('count', 'of those handed on to here, taken by the next agent', (c) => c.handedInTaken),
  answeredByBots: contact('count', 'taken by a bot first', (c) => c.answeredByBots),
  answeredByPeople: contact('count', 'taken by a person first', (c) => c.answered - c.answeredByBots),
  contained: contact('count', 'brought to an end by a bot', (c) => c.contained),
  handedOff: contact('count', 'handed on by a bot', (c) => c.handedOff),
  containment: contact('share', 'brought to an end by a bot ÷ (brought to an end + handed on by a bot)', (c) =>
    share(c.contained, c.contained + c.handedOff),
  ),
  handedInWaitMs: contact('ms', 'wait for the next agent ÷ taken, of those handed on to here', (c) =>
    share(c.waitedHandedInMs, c.handedInTaken),
  ),
  byOwner: contact('share', 'taken by the agent whose customer it is ÷ answered who are somebody’s customers', (c) =>
    share(c.byOwner, c.owned),
  ),
  byDeputy: contact('share', 'taken by a deputy of that agent ÷ answered who are somebody’s customers', (c) => share(c.byDeputy, c.owned)),
  preferredLanguage: contact('share', 'served in the language asked for first ÷ answered who named one', (c) =>
    share(c.preferred, c.namedLanguage),
  ),
  laterRing: contact('share', 'answered by a later ring than the first ÷ answered', (c) => share(c.laterRing, c.answered)),
  meanRing: contact('number', 'ring that answered, from 0', (c) => share(c.ring, c.answered)),
  triedAgain: contact('count', 'second and later tries', (c) => c.triedAgain),
  repeated: contact('count', 'came again about the same', (c) => c.repeated),
  falseAlerts: contact('count', 'turned out to be nothing', (c) => c.falseAlerts),
} as const;
export type ContactFigure = keyof typeof CONTACT_FIGURES;

const HOUR_MS = 3_600_000;

/** Figures of agents: hubs and groups. */
export const STAFF_FIGURES = {
  answered: staff('count', 'contacts whose first agent is one of these', (c) => c.answered),
  takenOver: staff('count', 'contacts handed on by another agent, and taken by one of these', (c) => c.takenOver),
  handled: staff('count', 'parts of contacts brought to an end', (c) => c.handled),
  ahtMs: staff('ms', '(talk + wrap-up) ÷ handled', (c) => share(c.talkMs + c.wrapUpMs, c.handled)),
  occupancy: staff('share', 'occupied ÷ (occupied + ready)', (c) => share(c.occupiedMs, c.occupiedMs + c.readyMs)),
  shrinkage: staff('share', '1 − net ÷ scheduled', (c) => 1 - share(c.netMs, c.scheduledMs)),
  requiredHours: staff('number', 'agent hours required, as planned', (c) => c.requiredMs / HOUR_MS),
  scheduledHours: staff('number', 'agent hours on shift, gross of breaks and shrinkage', (c) => c.scheduledMs / HOUR_MS),
  paidHours: staff('number', 'agent hours on shift, without breaks that are not paid', (c) => c.paidMs / HOUR_MS),
  netHours: staff('number', 'agent hours net of shrinkage', (c) => c.netMs / HOUR_MS),
  staffedHours: staff('number', 'agent hours signed in', (c) => c.staffedMs / HOUR_MS),
  overHours: staff('number', 'net − required agent hours, of groups of whom a plan says how many are required', (c) =>
    c.requiredMs === 0 && c.coveringMs === 0 ? Number.NaN : (c.coveringMs - c.requiredMs) / HOUR_MS,
  ),
  productivity: staff('number', 'parts of contacts brought to an end ÷ paid hour', (c) => share(c.handled * HOUR_MS, c.paidMs)),
  cost: staff('money', 'paid hours × cost per hour × premium, and fixed cost', (c) => c.cost),
} as const;
export type StaffFigure = keyof typeof STAFF_FIGURES;

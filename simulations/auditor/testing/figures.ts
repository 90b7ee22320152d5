import type { RecountedOfContacts } from './book.js';
import type { Recount, RecountedOfStaff } from './recount.js';

/** Percent, sums and quotients as a reader of a report would work them out; `NaN` where there is nothing to divide by. */
const over = (part: number, whole: number): number => (whole === 0 ? Number.NaN : part / whole);
const HOUR_MS = 60 * 60 * 1_000;

/** The figures of customers, from what was counted of them. */
export function contactFiguresAgain(of: (field: RecountedOfContacts) => number): Readonly<Record<string, number>> {
  const counted = ['arrived', 'answered', 'abandoned', 'shortAbandoned', 'rejected', 'foundClosed', 'unserved', 'unreached'] as const;
  const more = [
    'handedIn',
    'handedInAbandoned',
    'handedInTaken',
    'triedAgain',
    'repeated',
    'falseAlerts',
    'answeredByBots',
    'contained',
    'handedOff',
  ] as const;
  const arrived = of('answered') + of('abandoned') + of('rejected') + of('unserved') + of('unreached');
  const inTime = of('within');
  return {
    ...Object.fromEntries([...counted, ...more].map((field) => [field, of(field)])),
    reachability: over(of('reached'), of('dialled')),
    serviceLevel: over(inTime, arrived),
    serviceLevelWithoutShort: over(inTime, arrived - of('goneWithin')),
    serviceLevelOpen: over(inTime, arrived - of('foundClosed')),
    serviceLevelEnded: over(inTime, arrived - of('rejected') - of('unserved') - of('unreached')),
    serviceLevelAnswered: over(inTime, of('answered')),
    waitsWithin: over(inTime + of('goneWithin'), arrived),
    abandonment: over(of('abandoned'), arrived),
    asaMs: over(of('waitedAnsweredMs'), of('answered')),
    meanWaitMs: over(of('waitedMs'), arrived),
    queuedShare: over(of('queued'), arrived),
    ahtMs: over(of('talkMs') + of('wrapUpMs'), of('handled')),
    transfers: over(of('handedOn'), of('handled')),
    answeredByPeople: of('answered') - of('answeredByBots'),
    containment: over(of('contained'), of('contained') + of('handedOff')),
    handedInWaitMs: over(of('waitedHandedInMs'), of('handedInTaken')),
    byOwner: over(of('byOwner'), of('owned')),
    byDeputy: over(of('byDeputy'), of('owned')),
    preferredLanguage: over(of('preferred'), of('namedLanguage')),
    laterRing: over(of('laterRing'), of('answered')),
    meanRing: over(of('ring'), of('answered')),
  };
}

/** The figures of agents. */
export function staffFiguresAgain(of: (field: RecountedOfStaff) => number): Readonly<Record<string, number>> {
  const hours = (field: RecountedOfStaff): number => of(field) / HOUR_MS;
  const planned = of('requiredMs') > 0 || of('coveringMs') > 0;
  return {
    answered: of('answered'),
    takenOver: of('takenOver'),
    handled: of('handled'),
    ahtMs: over(of('talkMs') + of('wrapUpMs'), of('handled')),
    occupancy: over(of('occupiedMs'), of('readyMs') + of('occupiedMs')),
    shrinkage: over(of('scheduledMs') - of('netMs'), of('scheduledMs')),
    requiredHours: hours('requiredMs'),
    scheduledHours: hours('scheduledMs'),
    paidHours: hours('paidMs'),
    netHours: hours('netMs'),
    staffedHours: hours('staffedMs'),
    overHours: planned ? hours('coveringMs') - hours('requiredMs') : Number.NaN,
    productivity: over(of('handled'), hours('paidMs')),
    cost: of('cost'),
  };
}

/** What everything costs per contact answered, and per contact that did not come again. */
export function costsPerContactAgain({ contacts, staff }: Recount): readonly [number, number] {
  const cost = staff.of('all all', null, 'cost');
  const answered = contacts.of('all all', null, 'answered');
  return [over(cost, answered), over(cost, answered - contacts.of('all all', null, 'repeated'))];
}

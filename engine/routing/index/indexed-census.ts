import type { AgentRecord, LiveContact } from '../../core/state/state.js';
import type { Step } from '../../domain/policy.js';
import { isAsked } from '../census.js';
import type { Asked, Census, Reason, Routing } from '../context.js';
import { couldTakeWhenFree } from '../could-take.js';
import { FIXED_REASONS, STEP_REASONS } from '../lasting-reasons.js';
import { type Fits, findFitting, fitOf, fitOfLook, unknownOf } from './fit.js';
import type { Fit } from './kinds.js';
import type { Line } from './lines.js';
import { concerns, FIXED_ASKED } from './scopes.js';
import type { Abilities, Filing, Supply } from './supply.js';
import type { Tally } from './tally.js';

/**
 * Answers questions about the agents as a whole: for all whose abilities fit the demand, and individually for agents whom the contact
 * prefers, since reasons may exempt them. If no reason depends on single agents, counts per abilities answer. `typical`: the routing of the
 * demand without a particular contact.
 */
export function indexedCensus(supply: Supply, fits: Fits, { bit, number }: Line, typical: Routing): Census {
  const present = supply.present[number] as Tally;
  const idle = supply.idle[number] as Tally;
  /** One or two questions at a time, so a linear search suffices; a map would allocate a new table whenever it is emptied. */
  const answers: Answer[] = [];

  /** Agents with these abilities who are there for the line and not blocked by any of the reasons. */
  function* there(routing: Routing, { filings }: Abilities, reasons: readonly Reason[]): Generator<Filing> {
    for (const filing of filings)
      if ((filing.present & bit) !== 0 && reasons.every((reason) => !reason.blocks(routing, filing.agent))) yield filing;
  }

  function anyOf(routing: Routing, abilities: Abilities, { agent: accepts }: Asked, reasons: readonly Reason[]): boolean {
    if (accepts === undefined && reasons.length === 0) return true;
    for (const { agent } of there(routing, abilities, reasons)) if (accepts === undefined || accepts(agent)) return true;
    return false;
  }

  function idleOf(routing: Routing, abilities: Abilities, reasons: readonly Reason[]): number {
    if (reasons.length === 0) return idle.get(abilities.id);
    let count = 0;
    for (const { idle } of there(routing, abilities, reasons)) if (idle) count++;
    return count;
  }

  /** If all fitting abilities are known: those of one look are in one hub and fit alike, so counts per look answer. */
  function anyFitting(routing: Routing, asked: Asked, reasons: readonly Reason[]): boolean {
    if (isOfNoHub(fits, asked)) return false;
    const { ids, starts } = fits.sight;
    for (const { looks } of fits.grades.inOrder)
      for (const look of looks) {
        const end = starts[look + 1] as number;
        let place = starts[look] as number;
        if (place === end || fitOfLook(fits, supply, typical, look)?.room !== true) continue;
        const { hub } = (supply.all[ids[place] as number] as Abilities).like.profile;
        if (asked.hub?.(hub) === false) continue;
        for (; place < end; place++) {
          const id = ids[place] as number;
          if (present.get(id) > 0 && anyOf(routing, supply.all[id] as Abilities, asked, reasons)) return true;
        }
      }
    return false;
  }

  /** Otherwise candidates are checked until one will do. */
  function anyAmong(routing: Routing, asked: Asked, reasons: readonly Reason[]): boolean {
    const hubs: boolean[] = [];
    for (const id of fits.sight.among.list) {
      if (present.get(id) === 0) continue;
      const abilities = supply.all[id] as Abilities;
      const hub = supply.hubOf[id] as number;
      hubs[hub] ??= asked.hub?.(abilities.like.profile.hub) ?? true;
      if (hubs[hub] === false) continue;
      if (fitOf(fits, supply, typical, id)?.room === true && anyOf(routing, abilities, asked, reasons)) return true;
    }
    return false;
  }

  /** Agents the contact prefers to whom the answers for their abilities do not apply. */
  const exceptions = (routing: Routing, counted: (fit: Fit) => boolean): readonly Filing[] =>
    namesOf(routing.contact).flatMap((name) => {
      const filing = supply.filings.get(name);
      const fit = filing && fitOf(fits, supply, typical, filing.abilities.id);
      return filing === undefined || (fit !== undefined && counted(fit)) ? [] : [filing];
    });

  return {
    anyCouldTake(routing, asked) {
      const reasons = concerned(routing);
      const some = unknownOf(fits) === 0 ? anyFitting(routing, asked, reasons) : anyAmong(routing, asked, reasons);
      if (some) return true;
      return exceptions(routing, hasRoom).some(({ agent }) => isAsked(asked, agent) && couldTakeWhenFree(routing, agent));
    },

    idleIn(routing, step) {
      const reasons = concerned(routing);
      const within = ({ steps }: Fit): boolean => steps.includes(step);
      let count = 0;
      findFitting(fits, supply, typical);
      const { ids, starts } = fits.sight;
      for (const { looks } of fits.grades.inOrder)
        for (const look of looks) {
          const fit = fitOfLook(fits, supply, typical, look);
          if (fit === undefined || !within(fit)) continue;
          for (let place = starts[look] as number; place < (starts[look + 1] as number); place++) {
            const id = ids[place] as number;
            if (idle.get(id) > 0) count += idleOf(routing, supply.all[id] as Abilities, reasons);
          }
        }
      return count + exceptions(routing, within).filter(({ agent, idle }) => idle && mayBeAsked(routing, agent, step)).length;
    },

    once(routing, what, work) {
      if (routing.contact !== typical.contact) return work();
      const known = answerTo(answers, what);
      if (known.version !== supply.version) {
        known.answer = work();
        known.version = supply.version;
      }
      return known.answer;
    },
  };
}

/** The answer to a question, and the index version at which it was given. */
interface Answer {
  readonly what: string;
  version: number;
  answer: boolean;
}

function answerTo(answers: Answer[], what: string): Answer {
  for (let place = 0; place < answers.length; place++) if (answers[place]?.what === what) return answers[place] as Answer;
  const unknown: Answer = { what, version: -1, answer: false };
  answers.push(unknown);
  return unknown;
}

/** The reasons that could block single agents for this contact. */
const concerned = (routing: Routing): readonly Reason[] =>
  FIXED_ASKED.some((reason) => concerns(reason, routing)) ? FIXED_ASKED.filter((reason) => concerns(reason, routing)) : NO_REASONS;

/** The hubs that have anybody at all are known, so a hub without any need not be searched. */
function isOfNoHub({ hubs }: Fits, { hub }: Asked): boolean {
  if (hub === undefined) return false;
  for (const one of hubs.values()) if (hub(one)) return false;
  return true;
}

const NO_REASONS: readonly Reason[] = [];
const hasRoom = ({ room }: Fit): boolean => room;

const namesOf = ({ affinity }: LiveContact): readonly string[] =>
  affinity === null ? [] : [affinity.agent, ...affinity.deputies.map(({ agent }) => agent)];

const mayBeAsked = (routing: Routing, agent: AgentRecord, step: Step): boolean =>
  FIXED_REASONS.every((reason) => !reason.blocks(routing, agent)) && STEP_REASONS.every((reason) => !reason.blocks(routing, agent, step));

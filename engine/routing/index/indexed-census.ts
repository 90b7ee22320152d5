import type { AgentRecord, LiveContact } from '../../core/state.js';
import type { Step } from '../../domain/policy.js';
import type { Census, Routing } from '../context.js';
import { couldTakeWhenFree } from '../could-take.js';
import { FIXED_REASONS, STEP_REASONS } from '../lasting-reasons.js';
import { type Fit, type Fits, fitOf } from './fit.js';
import type { Line } from './lines.js';
import { FIXED_ASKED } from './scopes.js';
import type { Filing, Supply } from './supply.js';

/**
 * Questions about agents at large, put to those whose abilities fit the demand, and for themselves to those whom the contact prefers:
 * reasons may make an exception of them.
 */
export function indexedCensus(supply: Supply, fits: Fits, { bit }: Line): Census {
  /** Filings that are there for the line, of abilities whose fit `asked` accepts. */
  function* there(routing: Routing, asked: (fit: Fit) => boolean): Generator<Filing> {
    for (const abilities of supply.all) {
      if (abilities.filings.size === 0) continue;
      const fit = fitOf(fits, routing, abilities);
      if (fit === undefined || !asked(fit)) continue;
      for (const filing of abilities.filings)
        if ((filing.present & bit) !== 0 && FIXED_ASKED.every((reason) => !reason.blocks(routing, filing.agent))) yield filing;
    }
  }

  /** Agents the contact prefers whose abilities do not speak for them. */
  const exceptions = (routing: Routing, counted: (fit: Fit) => boolean): readonly Filing[] =>
    namesOf(routing.contact).flatMap((name) => {
      const filing = supply.filings.get(name);
      const fit = filing && fitOf(fits, routing, filing.abilities);
      return filing === undefined || (fit !== undefined && counted(fit)) ? [] : [filing];
    });

  return {
    anyCouldTake(routing, asked) {
      for (const { agent } of there(routing, hasRoom)) if (asked(agent)) return true;
      return exceptions(routing, hasRoom).some(({ agent }) => asked(agent) && couldTakeWhenFree(routing, agent));
    },

    idleIn(routing, step) {
      const within = ({ steps }: Fit): boolean => steps.includes(step);
      let count = 0;
      for (const { idle } of there(routing, within)) if (idle) count++;
      return count + exceptions(routing, within).filter(({ agent, idle }) => idle && mayBeAsked(routing, agent, step)).length;
    },
  };
}

const hasRoom = ({ room }: Fit): boolean => room;

const namesOf = ({ affinity }: LiveContact): readonly string[] =>
  affinity === null ? [] : [affinity.agent, ...affinity.deputies.map(({ agent }) => agent)];

const mayBeAsked = (routing: Routing, agent: AgentRecord, step: Step): boolean =>
  FIXED_REASONS.every((reason) => !reason.blocks(routing, agent)) && STEP_REASONS.every((reason) => !reason.blocks(routing, agent, step));

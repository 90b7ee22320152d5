import type { Path } from '@signalbox/engine/plan';
import type { Demand } from '../../play/index.js';
import type { Context } from '../context.js';
import type { DemandFile } from '../file/demand-file.js';
import { behaviourOf } from './behaviour.js';
import { goesTo, transferKept } from './goes-to.js';
import { outboundOf } from './outbound.js';

type Common = Omit<Demand, 'name' | 'intervals'>;

/** A step behind the first as read, and how long after the one before it comes. */
interface LaterStep {
  readonly after: NonNullable<Demand['next']>['after'];
  readonly common: Common;
}

/** Reads the steps behind the first. Who comes asks for the same, of the same agent; how they behave is said of each step. */
export function laterSteps({ sequence = [] }: DemandFile, first: Common, context: Context, path: Path): readonly LaterStep[] {
  const { skills, band, priority, residency, portfolio, tenant } = first;
  const same = Object.fromEntries(
    Object.entries({ skills, band, priority, residency, portfolio, tenant }).filter(([, value]) => value !== undefined),
  );
  const steps: LaterStep[] = [];
  for (const [place, step] of sequence.entries()) {
    const { queue = steps.at(-1)?.common.queue ?? first.queue, channel } = step;
    const own = [...path, place];
    const found = goesTo({ queue, channel }, context, own);
    if (found === undefined) continue;
    if (found.tenant !== tenant) context.read.findings.add('QUEUE_OF_OTHER_TENANT', [...own, 'queue'], { queue, tenant: found.tenant });
    const before = steps.at(-1)?.common ?? first;
    if (before.patience === null && before.outbound == null)
      context.read.findings.add('VALUE_INVALID', own, {
        field: own.join('.'),
        expected: `is never come to: on ${before.channel} people wait for ever before it, unless a patience says how long`,
      });
    const after = context.read.span(step.after, [...own, 'after']);
    const common = {
      ...same,
      ...behaviourOf(step, channel, context, own),
      ...outboundOf({ ...step, queue }, context, [...own, 'outbound']),
      queue,
      channel,
    };
    transferKept(common, step.transfer !== undefined, context, own);
    steps.push({ after, common });
  }
  return steps;
}

/** The demands of a sequence, each with the next one; a demand without further steps alone. */
export function linked(first: Demand, steps: readonly LaterStep[]): readonly Demand[] {
  if (steps.length === 0) return [first];
  const { name, varies, languages } = first;
  const nameOf = (step: number): string => `${name}.step${step}`;
  const later = steps.map(({ common }, place): Demand => {
    const step = place + 2;
    return { ...common, name: nameOf(step), step, intervals: [], ...(varies === undefined ? {} : { varies }), languages: languages ?? [] };
  });
  return [{ ...first, step: 1 }, ...later].map((one, place): Demand => {
    const after = steps[place]?.after;
    return after === undefined ? one : { ...one, next: { demand: nameOf(place + 2), after } };
  });
}

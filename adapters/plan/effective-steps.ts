import { LIMITS } from '@signalbox/engine';
import { formatDuration, type RoutingPolicy, type Step } from '@signalbox/engine/plan';

/** Hubs by language as a plan file writes them; without hubs for the other languages, any hub serves those. */
export const hubsFile = (
  others: readonly string[] | null,
  languages: Readonly<Record<string, readonly string[]>>,
): Record<string, unknown> => ({
  ...languages,
  ...(others === null || others.length === 0 ? {} : { default: others }),
});

/** A step with all its fields, including those taken from the step before. */
export const stepFile = (step: Step): Record<string, unknown> => ({
  after: formatDuration(step.afterMs),
  hubs: Object.keys(step.hubsByLanguage).length > 0 ? hubsFile(step.hubs, step.hubsByLanguage) : (step.hubs ?? 'any'),
  languages: {
    preferences: step.preferences === LIMITS.languagesPerContact ? 'all' : step.preferences,
    tolerance: step.languageTolerance,
    ...(step.languageAtLeast !== null && { atLeast: atLeastFile(step.languageAtLeast) }),
    machineAssisted: step.machineAssisted,
  },
  bots: step.bots,
  skills: { tolerance: step.skillTolerance, drop: step.skillsDropped },
  reserve: step.reserve,
  ...(step.when !== null && { when: whenFile(step.when) }),
  ...(step.raiseBand !== null && { raiseBand: step.raiseBand }),
});

/** One level if both modes have the same. */
const atLeastFile = ({ spoken, written }: NonNullable<Step['languageAtLeast']>): unknown =>
  spoken === written ? spoken : { ...(spoken !== null && { spoken }), ...(written !== null && { written }) };

const OVER = { waiting: 'waitingOver', oldest: 'oldestOver', estimatedWait: 'estimatedWaitOver' } as const;

/** Conditions without thresholds are written even if they do not apply, so that nobody has to know the default. */
function whenFile({ noneSignedIn, hubClosed, thresholds }: NonNullable<Step['when']>): Record<string, unknown> {
  const limits = thresholds.map(({ measure, over, until }) => {
    const written = measure === 'waiting' ? { over, until } : { over: formatDuration(over), until: formatDuration(until) };
    return [OVER[measure], written];
  });
  return { noneSignedIn, hubClosed, ...Object.fromEntries(limits) };
}

type Requires = NonNullable<RoutingPolicy['requires']>;
type Item = Requires['all'][number];

/** A requirement without its empty lists. */
export function requiresFile(requires: Requires): Record<string, unknown> {
  const listed = (items: readonly Item[]): unknown[] => items.map((item) => ('all' in item ? requiresFile(item) : item));
  return Object.fromEntries(
    (['all', 'any', 'none'] as const).flatMap((key) => (requires[key].length === 0 ? [] : [[key, listed(requires[key])]])),
  );
}

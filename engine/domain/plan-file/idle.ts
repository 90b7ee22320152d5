import type { IdlePolicy } from '../policy.js';
import { type Full, IDLE_DEFAULTS } from './defaults.js';
import { durationMs } from './duration.js';
import type { Layer } from './layer.js';

/** What the layers say of conversations whose customer is silent, field by field. */
export function idleOf(layers: readonly Layer[]): IdlePolicy {
  const said = layers.flatMap(({ policy }) => Object.entries(policy.idle ?? {}).filter(([, value]) => value !== undefined));
  const { after, whenFull, wait } = { ...IDLE_DEFAULTS, ...Object.fromEntries(said) } as Full<NonNullable<Layer['policy']['idle']>>;
  return { afterMs: after === 'none' ? null : durationMs(after), whenFull, waitMs: durationMs(wait) };
}

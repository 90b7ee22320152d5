import type { WrapUpPolicy } from '../policy.js';
import type { Ms } from '../units.js';
import { type Full, WRAP_UP_DEFAULTS } from './defaults.js';
import { durationMs, formatDuration } from './duration.js';
import type { Layer } from './layer.js';
import type { Findings } from './problems.js';

type Written = NonNullable<Layer['policy']['wrapUp']>;
type Said = Full<Omit<Written, 'min'>> & Pick<Written, 'min'>;

/** What the layers say of a wrap-up of this length, field by field. */
export function wrapUpOf(layers: readonly Layer[], lengthMs: Ms, findings: Findings): WrapUpPolicy {
  const said = layers.flatMap(({ policy }) => Object.entries(policy.wrapUp ?? {}).filter(([, value]) => value !== undefined));
  const { mode, min, extendBy, extensions } = { ...WRAP_UP_DEFAULTS, ...Object.fromEntries(said) } as Said;
  const minMs = min === undefined ? lengthMs : durationMs(min);
  const at = layers.findLast(({ policy }) => policy.wrapUp?.min !== undefined)?.path;
  if (at != null && mode !== 'mandatory') findings.add('WRAP_UP_MIN_UNUSED', [...at, 'wrapUp', 'min'], { mode });
  else if (at != null && minMs > lengthMs && lengthMs > 0)
    findings.add('WRAP_UP_MIN_TOO_LONG', [...at, 'wrapUp', 'min'], { min: formatDuration(minMs), length: formatDuration(lengthMs) });
  return {
    mode,
    minMs: mode === 'mandatory' ? Math.min(minMs, lengthMs) : 0,
    extendByMs: durationMs(extendBy),
    extensionsMax: extensions,
  };
}

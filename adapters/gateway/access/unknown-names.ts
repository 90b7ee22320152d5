import type { Look, NameSort } from '@signalbox/engine';
import { type Scope, type Warning, warning } from '@signalbox/engine/protocol';

/** More are not told, and not looked for: a token may name thousands, and each is compared with all there are. */
export const UNKNOWN_TOLD_MAX = 20;

const listed = (what: NameSort, names: '*' | readonly string[]): readonly (readonly [NameSort, string])[] =>
  names === '*' ? [] : [...new Set(names)].map((name) => [what, name]);

function namesIn(scope: Scope): readonly (readonly [NameSort, string])[] {
  const tenants = listed('tenant', scope.tenants);
  switch (scope.role) {
    case 'adapter':
      return [...tenants, ...listed('channel', scope.channels)];
    case 'desk':
      return [...tenants, ['agent', scope.agent]];
    case 'supervisor':
      return [...tenants, ...listed('hub', scope.hubs)];
  }
}

/**
 * One warning for each name in a token that the plan or roster does not have just now. The nearest name may be another tenant's: commands
 * that name the same unknown tenant are refused with it too, and what a token names its holder cannot choose.
 */
export function unknownNames(look: Look, scope: Scope): readonly Warning[] {
  const warnings: Warning[] = [];
  for (const [what, name] of namesIn(scope)) {
    const unknown = look.unknown(what, name);
    if (unknown === undefined) continue;
    warnings.push(warning('TOKEN_NAME_UNKNOWN', { what, name, where: what === 'agent' ? 'roster' : 'plan', ...unknown }));
    if (warnings.length === UNKNOWN_TOLD_MAX) break;
  }
  return warnings;
}

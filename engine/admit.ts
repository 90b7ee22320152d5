import type { RouterState } from './core/state/state.js';
import { commandSchema, type UserCommand } from './domain/commands.js';
import { nearestName } from './domain/nearest.js';
import { canonicalTag } from './domain/plan-file/languages.js';
import { type Rejection, rejection } from './errors.js';
import { misfit, THROWS } from './misfit.js';
import type { LanguageResolver } from './ports.js';
import { thrownText } from './thrown-text.js';

/** The schema of each command by its type, so that the union need not be searched. */
const SCHEMAS = new Map(commandSchema.options.map((schema) => [schema.shape.type.value as string, schema]));
const COMMAND_TYPES: readonly string[] = [...SCHEMAS.keys()];
/** How many characters of an unknown type are repeated in the refusal. */
const TYPE_SHOWN = 64;

/**
 * ADMIT: brings a command from outside into the form the journal keeps, or refuses it. Checks type, shape and limits; fills in defaults
 * and the only tenant; resolves each language tag to one of the plan's languages. Reads the state and changes nothing.
 */
export function admit(state: Readonly<RouterState>, input: unknown, resolve: LanguageResolver): UserCommand | Rejection {
  const command = readCommand(input);
  return 'code' in command ? command : complete(state, command, resolve);
}

/** The part of ADMIT that needs no state: type, shape and limits, and the defaults filled in. Nothing of the input is kept. */
export function readCommand(input: unknown): UserCommand | Rejection {
  try {
    return read(input);
  } catch {
    return rejection('COMMAND_INVALID', THROWS);
  }
}

function read(input: unknown): UserCommand | Rejection {
  const type: unknown = typeof input === 'object' && input !== null && 'type' in input ? input.type : undefined;
  const schema = typeof type === 'string' ? SCHEMAS.get(type) : undefined;
  if (schema === undefined)
    return typeof type === 'string'
      ? rejection('COMMAND_UNKNOWN', { type: type.slice(0, TYPE_SHOWN), nearest: nearestName(type, COMMAND_TYPES) })
      : rejection('COMMAND_INVALID', { problem: 'it has no type' });
  const parsed = schema.safeParse(input);
  return parsed.success ? (parsed.data as UserCommand) : rejection('COMMAND_INVALID', misfit(parsed.error, input));
}

/** Fills in what only the plan knows. Callers whose commands are known to be well formed start here. */
export function complete(state: Readonly<RouterState>, command: UserCommand, resolve: LanguageResolver): UserCommand | Rejection {
  if (command.type === 'adapter.connected') return completeHolds(state, command);
  if (!('contact' in command) && !isOfTenant(command)) return command;
  const tenant = tenantOf(state, command.tenant);
  if (typeof tenant !== 'string') return tenant;
  const named = command.tenant === tenant ? command : { ...command, tenant };
  if (!('languages' in named) || named.languages === undefined || named.languages.length === 0) return named;
  const available = state.plan?.languages ?? [];
  const languages = [];
  for (const wanted of named.languages) {
    const tag = canonicalTag(wanted.tag);
    const language = resolved(resolve, tag, available);
    if (language === undefined) return rejection('LANGUAGE_UNKNOWN', { tag: wanted.tag, languages: available });
    if (typeof language !== 'string') return language;
    const { atLeast, exact } = wanted;
    // Written out because adding a property after a spread takes V8 about two microseconds.
    languages.push(atLeast === undefined ? { tag, exact, language } : { tag, atLeast, exact, language });
  }
  return { ...named, languages };
}

/** The resolver is the platform's: whatever it does, the command is answered. */
function resolved(resolve: LanguageResolver, tag: string, available: readonly string[]): string | Rejection | undefined {
  try {
    const language: unknown = resolve(tag, available);
    if (language === undefined || (typeof language === 'string' && available.includes(language))) return language;
    return rejection('LANGUAGE_UNRESOLVED', {
      tag,
      problem: `it answers ${typeof language === 'string' ? JSON.stringify(language) : thrownText(language)}, which is no language of the plan`,
    });
  } catch (error) {
    return rejection('LANGUAGE_UNRESOLVED', { tag, problem: `it throws: ${thrownText(error)}` });
  }
}

type OfTenant = Extract<UserCommand, { type: `queue.${string}` | `customer.${string}` }>;
const isOfTenant = (command: UserCommand): command is OfTenant => command.type.startsWith('queue.') || command.type.startsWith('customer.');

/** The plan's tenant of that name, or its only one. */
export function tenantOf(state: Readonly<RouterState>, named: string | undefined): string | Rejection {
  const tenants = state.plan?.tenants;
  if (tenants === undefined) return rejection('PLAN_MISSING');
  const [only, second] = tenants;
  if (named === undefined) return only !== undefined && second === undefined ? only : rejection('TENANT_AMBIGUOUS');
  return tenants.includes(named) ? named : rejection('TENANT_UNKNOWN', { tenant: named, nearest: nearestName(named, tenants) });
}

type AdapterConnected = Extract<UserCommand, { type: 'adapter.connected' }>;

function completeHolds(state: Readonly<RouterState>, command: AdapterConnected): AdapterConnected | Rejection {
  if (command.holds === null) return command;
  const holds = [];
  for (const held of command.holds) {
    const tenant = tenantOf(state, held.tenant);
    if (typeof tenant !== 'string') return tenant;
    holds.push({ ...held, tenant });
  }
  return { ...command, holds };
}

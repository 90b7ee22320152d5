import type { CommandInput, CommandType, ContactFacts, OfferFacts, Permit, Rejection, UserCommand } from '@signalbox/engine';
import { covers, rejection, type Scope, type ScopeOf } from '@signalbox/engine/protocol';
import { z } from 'zod';
import { problemOf } from '../session/problem.js';

/** A command that the scope alone does not forbid, completed, with the check that depends on the state when it is decided. */
export interface Permitted {
  readonly command: CommandInput;
  readonly permit?: Permit;
}

type Of<T extends CommandType> = Extract<UserCommand, { type: T }>;
/** What a refusal is about: a named thing, a field that makes the difference, or a claim the token does not have. */
export interface About {
  readonly kind?: string;
  readonly name?: string;
  readonly field?: string;
  readonly claim?: string;
}
/** `true`: allowed. What it may not be sent for. A function: it depends on whom the contact or offer belongs to. */
type Verdict = true | About | Permit;
type Rules<S extends Scope> = { readonly [T in UserCommand['type']]?: (scope: S, command: Of<T>) => Verdict };

/** Who is refused, as the details of a refusal name them. */
export const whoIs = ({ role, sub }: Scope) => ({ role, sub });

/** `about` nothing: in no form. */
export const forbidden = (scope: Scope, type: string, about: About = {}): Rejection =>
  rejection('COMMAND_FORBIDDEN', { ...whoIs(scope), type, ...about });

/** Allows unknown contacts and offers, because the router refuses them with a better reason. */
const onContact =
  (
    scope: Scope,
    { type, tenant, contact }: { type: string; tenant?: string | undefined; contact: string },
    owns: (facts: ContactFacts) => boolean,
  ): Permit =>
  (look) => {
    const facts = look.contact(tenant, contact);
    return facts === undefined || owns(facts) ? null : forbidden(scope, type, { kind: 'contact', name: contact });
  };
const onOffer =
  (scope: Scope, { type, offer }: { type: string; offer: string }, owns: (facts: OfferFacts) => boolean): Permit =>
  (look) => {
    const facts = look.offer(offer as `${number}.${number}`);
    return facts === undefined || owns(facts) ? null : forbidden(scope, type, { kind: 'offer', name: offer });
  };

const brings = (scope: ScopeOf<'adapter'>) => (facts: { tenant: string; channel: string }) =>
  covers(scope.tenants, facts.tenant) && covers(scope.channels, facts.channel);
const adapterContact = (scope: ScopeOf<'adapter'>, command: { type: string; tenant?: string | undefined; contact: string }): Verdict =>
  onContact(scope, command, brings(scope));

const ADAPTER: Rules<ScopeOf<'adapter'>> = {
  'contact.enqueue': (scope, { channel }) => covers(scope.channels, channel) || { kind: 'channel', name: channel },
  'contact.update': adapterContact,
  'contact.abandon': adapterContact,
  'contact.withdraw': adapterContact,
  'contact.park': adapterContact,
  'contact.reply': adapterContact,
  'contact.idle': adapterContact,
  'contact.active': adapterContact,
  'contact.request-callback': adapterContact,
  'slot.book': adapterContact,
  'slot.cancel': adapterContact,
  'contact.dialled': adapterContact,
  'contact.signal': adapterContact,
  'contact.release': adapterContact,
  // `withTenant` has already checked the tenant.
  'customer.do-not-contact': () => true,
  'customer.may-contact': () => true,
  'offer.fail': (scope, command) => onOffer(scope, command, brings(scope)),
};

const ownAgent = (scope: ScopeOf<'desk'>, { agent }: { agent: string }): Verdict => agent === scope.agent || { kind: 'agent', name: agent };
const ownOffer = (scope: ScopeOf<'desk'>, command: { type: string; offer: string }): Verdict =>
  onOffer(scope, command, ({ agent, tenant }) => agent === scope.agent && covers(scope.tenants, tenant));

type OnContact = { type: string; tenant?: string | undefined; contact: string };
const ownContact = (scope: ScopeOf<'desk'>, command: OnContact): Verdict =>
  onContact(scope, command, ({ owner, tenant }) => owner === scope.agent && covers(scope.tenants, tenant));

const DESK: Rules<ScopeOf<'desk'>> = {
  'agent.sign-in': ownAgent,
  'agent.sign-out': (scope, { agent, requeue }) =>
    agent !== scope.agent ? { kind: 'agent', name: agent } : !requeue || { kind: 'agent', name: agent, field: 'requeue' },
  'agent.set-presence': ownAgent,
  'offer.accept': ownOffer,
  'offer.reject': ownOffer,
  'wrap-up.finish': ownOffer,
  'wrap-up.extend': ownOffer,
  // Either side may end a consult: who was asked owns it, who asked began it.
  'contact.release': (scope, command) =>
    onContact(
      scope,
      command,
      ({ owner, asker, tenant }) => (owner === scope.agent || asker === scope.agent) && covers(scope.tenants, tenant),
    ),
  'contact.park': ownContact,
  'contact.transfer': ownContact,
  'contact.hand-off': ownContact,
  'contact.consult': ownContact,
  'contact.withdraw': (scope, command) =>
    onContact(scope, command, ({ asker, tenant }) => asker === scope.agent && covers(scope.tenants, tenant)),
  'contact.claim': (scope, command) =>
    command.agent === scope.agent
      ? onContact(scope, command, ({ tenant }) => covers(scope.tenants, tenant))
      : { kind: 'agent', name: command.agent },
};

const calendarsSchema = z.array(
  z
    .object({ id: z.string(), instantsMs: z.array(z.int()), horizonMs: z.int(), tzdata: z.string() })
    .refine(({ instantsMs }) => instantsMs.every((at, i) => i === 0 || (instantsMs[i - 1] as number) < at), 'instantsMs must rise'),
);

const ownHub = (scope: ScopeOf<'supervisor'>, { hub }: { hub: string }): Verdict => covers(scope.hubs, hub) || { kind: 'hub', name: hub };

/** A supervisor's queues are those at home only in its hubs. A queue without a home belongs to supervisors of all hubs. */
const ownQueue =
  (scope: ScopeOf<'supervisor'>, { type, queue }: { type: string; queue: string }): Permit =>
  (look) => {
    const home = look.queue(queue)?.home;
    if (scope.hubs === '*' || home === undefined) return null;
    return home.length > 0 && home.every((hub) => covers(scope.hubs, hub)) ? null : forbidden(scope, type, { kind: 'queue', name: queue });
  };

const tenantsContact = (scope: ScopeOf<'supervisor'>, command: OnContact): Permit =>
  onContact(scope, command, ({ tenant }) => covers(scope.tenants, tenant));

/** A contact of the scope's tenants, for an agent of its hubs. */
const given =
  (scope: ScopeOf<'supervisor'>, command: OnContact & { agent: string }): Permit =>
  (look) => {
    const hub = look.agent(command.agent)?.hub;
    if (hub !== undefined && !covers(scope.hubs, hub)) return forbidden(scope, command.type, { kind: 'agent', name: command.agent });
    return tenantsContact(scope, command)(look);
  };

const ownPart = (scope: ScopeOf<'supervisor'>, command: OnContact & { participant: string }): Verdict =>
  command.participant === scope.sub ? tenantsContact(scope, command) : { kind: 'participant', name: command.participant };

/** Agents of the scope's hubs. Unknown ones are allowed, because the router refuses them with a better reason. */
const ofItsHubs =
  (scope: ScopeOf<'supervisor'>, { type }: { type: string }, agents: readonly string[]): Permit =>
  (look) => {
    const foreign = agents.find((agent) => {
      const hub = look.agent(agent)?.hub;
      return hub !== undefined && !covers(scope.hubs, hub);
    });
    return foreign === undefined ? null : forbidden(scope, type, { kind: 'agent', name: foreign });
  };

const chosenAgents = (
  scope: ScopeOf<'supervisor'>,
  command: { type: string; agents: readonly string[] | null; hub: string | null },
): Verdict =>
  command.hub !== null && !covers(scope.hubs, command.hub)
    ? { kind: 'hub', name: command.hub }
    : ofItsHubs(scope, command, command.agents ?? []);

/** An offer of the scope's tenants to an agent of its hubs. */
const itsOffer =
  (scope: ScopeOf<'supervisor'>, command: { type: string; offer: string }): Permit =>
  (look) => {
    const facts = look.offer(command.offer as `${number}.${number}`);
    const hub = facts === undefined ? undefined : look.agent(facts.agent)?.hub;
    const covered = facts === undefined || (covers(scope.tenants, facts.tenant) && (hub === undefined || covers(scope.hubs, hub)));
    return covered ? null : forbidden(scope, command.type, { kind: 'offer', name: command.offer });
  };

const SUPERVISOR: Rules<ScopeOf<'supervisor'>> = {
  'wrap-up.finish': itsOffer,
  'wrap-up.extend': itsOffer,
  'hub.suspend': ownHub,
  'hub.resume': ownHub,
  'queue.open': ownQueue,
  'queue.close': ownQueue,
  'queue.emergency-close': ownQueue,
  'queue.restore': ownQueue,
  'agents.change': chosenAgents,
  'agents.restore': chosenAgents,
  'agent.sign-out': (scope, command) => ofItsHubs(scope, command, [command.agent]),
  'contact.update': (scope, command) => {
    const field = (['languages', 'skills', 'requires', 'attributes'] as const).find((one) => command[one] !== undefined);
    if (field !== undefined) return { kind: 'contact', name: command.contact, field };
    return tenantsContact(scope, command);
  },
  'customer.do-not-contact': () => true,
  'customer.may-contact': () => true,
  // Shares move work between hubs, so only a supervisor of all hubs may change them.
  'queue.set-shares': ({ hubs }, { queue }) => hubs === '*' || { kind: 'queue', name: queue },
  'contact.assign': given,
  'contact.take-over': given,
  'contact.pull': tenantsContact,
  'participant.join': ownPart,
  'participant.leave': ownPart,
  'contact.force-release': tenantsContact,
  'contact.transfer': (scope, command) => {
    const { agent } = command.to;
    return agent === undefined ? tenantsContact(scope, command) : given(scope, { agent, ...command });
  },
  'contact.move': tenantsContact,
  'contact.prioritise': tenantsContact,
  'slot.book': tenantsContact,
  'slot.cancel': tenantsContact,
  'calendar.extend': (scope, { calendars }) => {
    if (!scope.admin) return { claim: 'admin' };
    // The engine trusts compiled calendars, so what comes over the wire is checked here.
    const checked = calendarsSchema.safeParse(calendars);
    if (checked.success) return true;
    const { field, problem } = problemOf(checked.error);
    return () => rejection('COMMAND_INVALID', { field: field === null ? 'calendars' : `calendars.${field}`, problem });
  },
};

const RULES: { readonly [R in Scope['role']]: Rules<ScopeOf<R>> } = { adapter: ADAPTER, desk: DESK, supervisor: SUPERVISOR };

/** The commands a role may send at all; the gateway accepts no others. */
export const commandsOf = (role: Scope['role']): readonly string[] => Object.keys(RULES[role]);

/**
 * What is the matter with a command that could not be read. A role that may send it in no form learns that, and not how it is written:
 * who corrects the fields of `plan.publish` one by one is refused in the end all the same.
 */
export function misread(scope: Scope, given: unknown, problem: Rejection): Rejection {
  const type = typeof given === 'object' && given !== null ? (given as { type?: unknown }).type : undefined;
  if (problem.code !== 'COMMAND_INVALID' || typeof type !== 'string' || Object.hasOwn(RULES[scope.role], type)) return problem;
  return forbidden(scope, type);
}

/** Fills in the tenant where the token covers exactly one. */
function withTenant(scope: Scope, command: UserCommand): UserCommand | Rejection {
  if (!('tenant' in command) && !('contact' in command) && !/^(queue|customer)\./.test(command.type)) return command;
  const { tenant } = command as { tenant?: string };
  if (tenant !== undefined)
    return covers(scope.tenants, tenant) ? command : forbidden(scope, command.type, { kind: 'tenant', name: tenant });
  if (scope.tenants === '*') return command;
  const [only, ...others] = scope.tenants;
  if (only === undefined) return forbidden(scope, command.type, { claim: 'tenants' });
  return others.length > 0 ? rejection('TENANT_AMBIGUOUS') : ({ ...command, tenant: only } as UserCommand);
}

/** Writes the sender into the command (`adapter`, `by`), over whatever the client put there. */
function signed(scope: Scope, command: UserCommand): UserCommand {
  if (command.type === 'contact.enqueue') return { ...command, adapter: scope.sub };
  return 'by' in command ? { ...command, by: scope.role === 'supervisor' ? scope.sub : null } : command;
}

/**
 * Checks a command against its sender's token. What depends on the state is left to `permit`, which the router calls right before it
 * decides the command, so that nothing can change in between.
 */
export function permitted(scope: Scope, given: UserCommand): Permitted | Rejection {
  const rule = (RULES[scope.role] as Rules<Scope>)[given.type] as ((scope: Scope, command: UserCommand) => Verdict) | undefined;
  if (rule === undefined) return forbidden(scope, given.type);
  const complete = withTenant(scope, given);
  if ('code' in complete) return complete;
  const command = signed(scope, complete);
  const verdict = rule(scope, command);
  if (verdict !== true && typeof verdict !== 'function') return forbidden(scope, command.type, verdict);
  return verdict === true ? { command } : { command, permit: verdict };
}

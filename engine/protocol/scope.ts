import { z } from 'zod';
import { id } from '../domain/commands/fields.js';
import { LIMITS } from '../limits.js';

/** `adapter` brings contacts, `desk` is one agent, `supervisor` watches and steers. */
export const ROLES = ['adapter', 'desk', 'supervisor'] as const;
export type Role = (typeof ROLES)[number];

const some = z.union([z.literal('*'), z.array(id).max(1_000)], 'must be "*" or a list of at most 1,000 names');

/** Longest `sub`, so that `<role>:<sub>:<client>` is a sender id. */
export const SUBJECT_LENGTH = 72;
/** Names one instance of a client; the same after every reconnect, so that its command numbers go on. */
export const clientIdSchema = z.string().regex(/^[A-Za-z0-9._-]{1,40}$/, 'must be 1 to 40 letters, digits, ".", "_" or "-"');

/** Which of the connections of a client's process an upgrade asks for; query parameters of the upgrade, given together or not at all. */
export const attemptSchema = z.object({
  run: z
    .string()
    .regex(/^[A-Za-z0-9._-]{1,40}$/, 'must be 1 to 40 letters, digits, ".", "_" or "-"')
    .describe('names the process, anew at each start of the instance'),
  attempt: z
    .string()
    .regex(/^[1-9]\d{0,14}$/, 'must be a whole number from 1')
    .describe('counts the connections that process has asked for, from 1'),
});
export interface Attempt {
  readonly run: string;
  readonly attempt: number;
}

const common = { sub: id.max(SUBJECT_LENGTH), tenants: some };

/** What a token says, besides the registered claims of RFC 7519; everything not named is not allowed. */
export const claimsSchema = z.discriminatedUnion('role', [
  z.object({ role: z.literal('adapter'), ...common, channels: some }).describe('`sub` is the adapter id'),
  z
    .object({
      role: z.literal('desk'),
      ...common,
      tenants: some.default('*'),
      agents: z.tuple([id], 'must be a list of exactly one agent'),
    })
    .describe('exactly one agent'),
  z
    .object({ role: z.literal('supervisor'), ...common, hubs: some, admin: z.boolean().default(false) })
    .describe('`admin` adds calendar.extend; plans are published where the router runs'),
]);

export type Claims = z.output<typeof claimsSchema>;
export type Some = '*' | readonly string[];

/** What one connection may do. */
export type Scope =
  | { readonly role: 'adapter'; readonly sub: string; readonly tenants: Some; readonly channels: Some }
  | { readonly role: 'desk'; readonly sub: string; readonly tenants: Some; readonly agent: string }
  | { readonly role: 'supervisor'; readonly sub: string; readonly tenants: Some; readonly hubs: Some; readonly admin: boolean };
export type ScopeOf<R extends Role> = Extract<Scope, { role: R }>;

/** Whether a list of a scope covers a name. */
export const covers = (list: Some, name: string): boolean => list === '*' || list.includes(name);

export function scopeOf(claims: Claims): Scope {
  const { role, sub, tenants } = claims;
  switch (role) {
    case 'adapter':
      return { role, sub, tenants, channels: claims.channels };
    case 'desk':
      return { role, sub, tenants, agent: claims.agents[0] };
    case 'supervisor':
      return { role, sub, tenants, hubs: claims.hubs, admin: claims.admin };
  }
}

/** Commands are numbered per sender: one client instance of one subject. */
export function senderOf(scope: Scope, client: string): string {
  const sender = `${scope.role}:${scope.sub}:${client}`;
  if (sender.length > LIMITS.idLength) throw new RangeError(`sender ${sender} is longer than ${LIMITS.idLength}`);
  return sender;
}

import type { Rejection } from '@signalbox/engine';
import { claimsSchema, rejection, type Scope, scopeOf } from '@signalbox/engine/protocol';
import type { Role } from '@signalbox/simulations/faults';

/** Whom passes are for, and what they are drawn with. */
export interface Passes {
  readonly role: Role;
  /** Gives [0, 1). */
  readonly chance: () => number;
  readonly nowMs: () => number;
}

/** A connection ends with its pass, and the client has to get another; now and then an issuer's answer is an old one. */
const LASTS_MS = { least: 60_000, most: 900_000 };
const OLD = 0.03;

const claimsOf = ({ role, id }: Role) =>
  role === 'desk' ? { role, sub: id, agents: [id], tenants: '*' } : { role, sub: id, tenants: '*', channels: '*' };

export const scopeOfRole = (role: Role): Scope => scopeOf(claimsSchema.parse(claimsOf(role)));

/** What a case has instead of a signed token: its claims as they are. Signatures take a thread of their own, in no virtual time. */
export function writePass({ role, chance, nowMs }: Passes): string {
  const [old, lasts] = [chance() < OLD, chance()];
  const endsAtMs = nowMs() + (old ? -1 : LASTS_MS.least + Math.floor(lasts * (LASTS_MS.most - LASTS_MS.least)));
  return Buffer.from(JSON.stringify({ ...claimsOf(role), endsAtMs })).toString('base64url');
}

/** The scope of whoever brings a pass, or why it is refused. */
export function readPass(pass: string, nowMs: number): { readonly scope: Scope; readonly endsAtMs: number } | Rejection {
  const { endsAtMs, ...claims } = JSON.parse(Buffer.from(pass, 'base64url').toString()) as { endsAtMs: number };
  if (endsAtMs <= nowMs) return rejection('TOKEN_EXPIRED');
  return { scope: scopeOf(claimsSchema.parse(claims)), endsAtMs };
}

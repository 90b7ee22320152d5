// Proves that whoever knows the code of a refusal knows its details: the compiler by type, a program by name.
import { describe, expect, expectTypeOf, test } from 'vitest';
import { type Rejection, type RejectionOf, rejection } from '../errors.js';

describe('the type of a refusal', () => {
  test('its code tells its details, with their kinds; in [...] they may be null', () => {
    const read = (refusal: Rejection): unknown => {
      if (refusal.code !== 'CONTACT_STATE') return undefined;
      expectTypeOf(refusal.details).toEqualTypeOf<{
        readonly contact: string;
        readonly state: string;
        readonly type: string;
        readonly owner: string | null;
        readonly untilMs: number | null;
        readonly aside: string | null;
        readonly endings: readonly string[] | null;
      }>();
      return refusal.details.owner;
    };
    expect(read(rejection('CONTACT_STATE', { contact: 'c', state: 'owned', type: 'contact.park', owner: 'ana' }))).toBe('ana');
    expectTypeOf<RejectionOf<'SHARES_MISFIT'>['details']>().toEqualTypeOf<{
      readonly count: number;
      readonly sum: number;
      readonly queue: string;
      readonly groups: readonly string[];
    }>();
  });

  test('one whose sentences name nothing has none', () => {
    expectTypeOf<RejectionOf<'PLAN_MISSING'>['details']>().toEqualTypeOf<undefined>();
    expect(rejection('PLAN_MISSING')).not.toHaveProperty('details');
  });

  test('whoever refuses gives every detail that is always told, and no other', () => {
    // @ts-expect-error its sentences always name the tenant
    rejection('TENANT_UNKNOWN', { nearest: null });
    // @ts-expect-error its sentences name no hub
    rejection('TENANT_UNKNOWN', { tenant: 't', hub: 'lisbon' });
    // @ts-expect-error a count is a number
    rejection('AGENT_BUSY', { agent: 'ana', count: 'two' });
    expect(rejection('TENANT_UNKNOWN', { tenant: 't' }).details).toEqual({ tenant: 't', nearest: null });
  });
});

test('a reason that is lacking is not called "nobody"', () => {
  const { message, details } = rejection('REASON_UNKNOWN', { reason: null, reasons: ['break'] });
  expect({ message, details }).toEqual({
    message: 'Whoever is notReady needs a reason of the plan.',
    details: { reason: null, reasons: ['break'] },
  });
});

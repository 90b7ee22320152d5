// Contacts are found by tenant and name, whatever came and went, as in one list of both.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ContactsByName } from './contacts-by-name.js';

const place = { tenant: fc.constantFrom('shop', 'bank', 'a/b'), contact: fc.constantFrom('c1', 'c2', 'b/c1', '') };
const act = fc.record({ ...place, ordinal: fc.option(fc.nat()) });

test('as in one list', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
      const byName = new ContactsByName();
      const list = new Map<string, number>();
      for (const { tenant, contact, ordinal } of acts) {
        const key = JSON.stringify([tenant, contact]);
        if (ordinal === null) {
          byName.delete(tenant, contact);
          list.delete(key);
        } else {
          byName.set(tenant, contact, ordinal);
          list.set(key, ordinal);
        }
        for (const { tenant: t, contact: c } of acts) expect(byName.get(t, c)).toBe(list.get(JSON.stringify([t, c])));
        expect(byName.size).toBe(list.size);
      }
    }),
    { seed: 1, numRuns: 100 },
  );
});

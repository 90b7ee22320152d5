// Proves that a record survives its durable form unchanged, that no byte of a journal can change unseen, and that older formats are read.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs, seed } from '../../scripts/testing/runs.js';
import { type Head, START } from '../domain/record.js';
import { checkOf, decodeRecord, encodeRecord } from './codec.js';
import { drafts } from './testing/drafts.js';
import { FORMAT, upcast } from './upcast.js';

const before = (seq: number): Head => ({ seq: seq - 1, check: START.check });
const fault = (code: string, details: object = {}) => expect.objectContaining({ code, details: expect.objectContaining(details) });
const caught = (act: () => unknown): unknown => {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
};

describe('codec', () => {
  test('decode(encode(record)) is the record', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        const bytes = encodeRecord(draft);
        const check = checkOf(bytes, START.check);
        expect(decodeRecord(bytes, { seq: draft.seq, check }, before(draft.seq))).toEqual({ ...draft, check });
      }),
      { seed, numRuns: runs('codec round trip', { fast: 1_000, nightly: 100_000 }) },
    );
  });

  test('a change of any one byte is found and names the record', () => {
    fc.assert(
      fc.property(drafts, fc.nat(), fc.integer({ min: 1, max: 255 }), (draft, at, by) => {
        const bytes = encodeRecord(draft);
        const check = checkOf(bytes, START.check);
        const changed = bytes.slice();
        changed[at % bytes.length] = (changed[at % bytes.length] as number) ^ by;
        const error = caught(() => decodeRecord(changed, { seq: draft.seq, check }, before(draft.seq)));
        expect(error).toEqual(fault('JOURNAL_CORRUPT', { seq: draft.seq }));
      }),
      { seed, numRuns: runs('codec changed byte', { fast: 1_000, nightly: 100_000 }) },
    );
  });

  test('a record behind another predecessor, at another place or with another check is refused', () => {
    const draft = { seq: 7, atMs: 1, epoch: 1, by: null, command: { type: 'clock.tick' }, events: [] } as const;
    const bytes = encodeRecord(draft);
    const check = checkOf(bytes, START.check);
    const other = checkOf(bytes, check);
    expect(caught(() => decodeRecord(bytes, { seq: 7, check }, { seq: 6, check: other }))).toEqual(fault('JOURNAL_CORRUPT', { seq: 7 }));
    expect(caught(() => decodeRecord(bytes, { seq: 8, check }, before(8)))).toEqual(fault('JOURNAL_CORRUPT', { seq: 8 }));
    expect(caught(() => decodeRecord(bytes, { seq: 8, check }, before(7)))).toEqual(fault('JOURNAL_CORRUPT', { seq: 8 }));
    expect(caught(() => decodeRecord(bytes, { seq: 7, check: other }, before(7)))).toEqual(fault('JOURNAL_CORRUPT', { seq: 7 }));
  });

  test('bytes that fit their check but are no record are refused by name, not by a crash', () => {
    const shapes = ['', '[]', '[1,2,3,4,5,6]', '{"seq":1}', 'nonsense', '[1,2,3,["a"],{"type":"x"},[]]', '[1,2,3,null,null,[]]'];
    for (const shape of shapes) {
      const bytes = new TextEncoder().encode(String.fromCharCode(FORMAT) + shape);
      const stored = { seq: 1, check: checkOf(bytes, START.check) };
      expect(caught(() => decodeRecord(bytes, stored, START))).toEqual(fault('JOURNAL_CORRUPT', { seq: 1 }));
    }
    const broken = Uint8Array.of(FORMAT, 0xff, 0xfe);
    expect(caught(() => decodeRecord(broken, { seq: 1, check: checkOf(broken, START.check) }, START))).toEqual(
      fault('JOURNAL_CORRUPT', { seq: 1 }),
    );
  });

  test('a record of a newer program is refused as such, whatever its bytes', () => {
    const bytes = Uint8Array.of(FORMAT + 1, 0xa1, 0x00, 0xff);
    const stored = { seq: 3, check: checkOf(bytes, START.check) };
    expect(caught(() => decodeRecord(bytes, stored, before(3)))).toEqual(fault('JOURNAL_FORMAT', { seq: 3, format: FORMAT + 1 }));
  });
});

describe('upcast', () => {
  const renamed = (content: unknown) => ({ ...(content as object), second: true });
  const counted = (content: unknown) => ({ ...(content as object), third: 3 });

  test('leads a record through every format between its own and the newest, in order', () => {
    expect(upcast({ first: 1 }, 1, 1, [renamed, counted])).toEqual({ first: 1, second: true, third: 3 });
    expect(upcast({ first: 1 }, 2, 1, [renamed, counted])).toEqual({ first: 1, third: 3 });
    expect(upcast({ first: 1 }, 3, 1, [renamed, counted])).toEqual({ first: 1 });
  });

  test('refuses a format it cannot know', () => {
    expect(caught(() => upcast({}, 4, 9, [renamed, counted]))).toEqual(fault('JOURNAL_FORMAT', { seq: 9, format: 4 }));
    expect(caught(() => upcast({}, 0, 9, [renamed, counted]))).toEqual(fault('JOURNAL_CORRUPT', { seq: 9 }));
  });
});

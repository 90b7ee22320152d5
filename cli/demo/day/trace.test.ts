// Proves that a trace of one's own is read as written, and that each bad line is told by its number and reason, and costs no other line.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs, seed } from '../../../scripts/testing/runs.js';
import { wallInstantMs } from '../../wall-time.js';
import { channels, inOrder } from './contact.js';
import { readTrace } from './trace.js';
import { columns } from './trace-line.js';
import { demoZone } from './zone.js';

const date = '2026-03-11';
const header = 'arrival,queue,channel,languages,needs,handle,patience';
const read = (csv: string) => readTrace(csv, { date });
const quoted = (cell: string): string => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

describe('reading a trace', () => {
  test('reads times of day in the zone played, instants as they are, and every column', () => {
    const { contacts, problems } = read(
      [header, '09:05,orders,voice,fr;es,billing:3;gold,182.5,40', '2026-03-11T08:04:59Z,desk,EMAIL,pt-pt pl,,600,'].join('\n'),
    );
    expect(problems).toEqual([]);
    expect(contacts).toEqual([
      {
        id: 'trace-3',
        atMs: Date.UTC(2026, 2, 11, 8, 4, 59),
        queue: 'desk',
        channel: 'email',
        languages: ['pt-PT', 'pl'],
        skills: [],
        customer: 'trace-3',
        handleMs: 600_000,
        patienceMs: null,
        wrapUpMs: 0,
        text: null,
      },
      {
        id: 'trace-2',
        atMs: Date.UTC(2026, 2, 11, 8, 5),
        queue: 'orders',
        channel: 'voice',
        languages: ['fr', 'es'],
        skills: [{ skill: 'billing', level: 3 }, { skill: 'gold' }],
        customer: 'trace-2',
        handleMs: 182_500,
        patienceMs: 40_000,
        wrapUpMs: 0,
        text: null,
      },
    ]);
  });

  // Whatever is written as a trace, columns in any order, with or without byte-order mark, CRLF and blank lines, is read back.
  test('gives back what was written', () => {
    const need = fc.record({ skill: fc.constantFrom('billing', 'gold', 'sav-2'), level: fc.option(fc.integer({ min: 1, max: 5 })) });
    const row = fc.record({
      second: fc.integer({ min: 0, max: 86_399 }),
      queue: fc.stringMatching(/^[A-Za-z0-9é"][A-Za-z0-9é", -]{0,10}[A-Za-z0-9é"]$/),
      channel: fc.constantFrom(...channels),
      languages: fc.uniqueArray(fc.constantFrom('fr', 'es', 'pt-BR', 'zh-Hant'), { minLength: 1 }),
      needs: fc.array(need, { maxLength: 3 }),
      handle: fc.integer({ min: 1, max: 10_000_000 }),
      patience: fc.option(fc.integer({ min: 0, max: 10_000_000 })),
    });
    const dress = fc.record({
      order: fc.shuffledSubarray([...columns, 'note'], { minLength: columns.length + 1 }),
      newline: fc.constantFrom('\n', '\r\n'),
      mark: fc.boolean(),
      blank: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 20 }), dress, (rows, { order, newline, mark, blank }) => {
        const gap = blank ? `${newline} ${newline}` : newline;
        const lines = rows.map((r) => {
          const clock = [r.second / 3600, (r.second / 60) % 60, r.second % 60].map((n) => String(Math.floor(n)).padStart(2, '0'));
          const cells: Record<string, string> = {
            arrival: clock.join(':'),
            queue: r.queue,
            channel: r.channel,
            languages: r.languages.join(';'),
            needs: r.needs.map(({ skill, level }) => (level === null ? skill : `${skill}:${level}`)).join(';'),
            handle: String(r.handle / 1000),
            patience: r.patience === null ? '' : String(r.patience / 1000),
            note: 'ours, "unread"',
          };
          return order.map((column) => quoted(cells[column] ?? '')).join(',');
        });
        const { contacts, problems, ignoredColumns } = read((mark ? '\uFEFF' : '') + [order.join(','), ...lines].join(gap) + newline);
        expect(problems).toEqual([]);
        expect(ignoredColumns).toEqual(['note']);
        const expected = rows.map((r, at) => {
          const id = `trace-${blank ? 2 * at + 3 : at + 2}`;
          return {
            id,
            atMs: wallInstantMs(date, r.second * 1000, demoZone),
            queue: r.queue,
            channel: r.channel,
            languages: r.languages,
            skills: r.needs.map(({ skill, level }) => (level === null ? { skill } : { skill, level })),
            customer: id,
            handleMs: r.handle,
            patienceMs: r.patience,
            wrapUpMs: 0,
            text: null,
          };
        });
        expect(contacts).toEqual(expected.sort(inOrder));
      }),
      { seed, numRuns: runs('a trace is read back', { fast: 200, nightly: 10_000 }) },
    );
  });

  // Each kind of bad line is named by its number and what is wrong with it, and costs no other line.
  const bad: readonly (readonly [string, RegExp])[] = [
    ['24:00,q,voice,fr,,60,', /arrival "24:00" is no time of day/],
    ['09:60,q,voice,fr,,60,', /arrival "09:60" is no time of day/],
    ['soon,q,voice,fr,,60,', /arrival "soon" is neither/],
    [',q,voice,fr,,60,', /arrival "" is neither/],
    ['2026-03-11T09:00:00,q,voice,fr,,60,', /an instant with its zone/],
    ['2026-02-30T09:00:00Z,q,voice,fr,,60,', /arrival "2026-02-30T09:00:00Z" is neither/],
    ['2026-02-10T29:00:00Z,q,voice,fr,,60,', /arrival "2026-02-10T29:00:00Z" is neither/],
    ['09:00,,voice,fr,,60,', /queue is empty/],
    ['09:00,q,fax,fr,,60,', /channel "fax" is none of voice, chat, email, social/],
    ['09:00,q,voice,,,60,', /languages is empty/],
    ['09:00,q,voice,pt_BR,,60,', /"pt_BR", which is no BCP 47 tag/],
    ['09:00,q,voice,fr,billing:6,60,', /needs holds "billing:6"/],
    ['09:00,q,voice,fr,a:1:2,60,', /needs holds "a:1:2"/],
    ['09:00,q,voice,fr,,0,', /handle is 0/],
    ['09:00,q,voice,fr,,,', /handle "" is no number of seconds/],
    ['09:00,q,voice,fr,,-5,', /handle "-5" is no number of seconds/],
    ['09:00,q,voice,fr,,99999999,', /handle "99999999" is no number of seconds/],
    ['09:00,q,voice,fr,,60,"1,5"', /patience "1,5" is no number of seconds/],
    ['09:00,q,voice,fr,,60', /has 6 fields where the header has 7/],
    ['09:00,q,voice,fr,,60,,', /has 8 fields where the header has 7/],
    ['09:00,q"x,voice,fr,,60,', /a quote that is out of place or not closed/],
    ['09:00,"q,voice,fr,,60,', /a quote that is out of place or not closed/],
    ['09:00,"q"x,voice,fr,,60,', /a quote that is out of place or not closed/],
  ];
  test.each(bad)('names the bad line %s', (line, message) => {
    const good = '09:00,q,voice,fr,,60,30';
    const { contacts, problems } = read([header, good, '', line, good].join('\r\n'));
    expect(problems).toEqual([{ line: 4, message: expect.stringMatching(message) }]);
    expect(contacts.map(({ id }) => id)).toEqual(['trace-2', 'trace-5']);
  });

  test('reads nothing under a header that lacks, repeats or garbles a column, and says so', () => {
    const under = (head: string) => read(`${head}\n09:00,q,voice,fr,,60,30`);
    for (const [head, message] of [
      ['arrival,queue,channel,languages,handle,patience', /lacks needs; it must name arrival, queue/],
      ['09:00,q,voice,fr,,60,30', /lacks arrival, queue/],
      [`${header},queue`, /names queue twice/],
      [`"${header}`, /quote/],
    ] as const)
      expect(under(head)).toMatchObject({ contacts: [], problems: [{ line: 1, message: expect.stringMatching(message) }] });
    for (const empty of ['', '\n\n', '\uFEFF'])
      expect(read(empty).problems).toEqual([{ line: 1, message: expect.stringMatching(/is empty/) }]);
    expect(read(header)).toEqual({ contacts: [], problems: [], ignoredColumns: [] });
  });
});

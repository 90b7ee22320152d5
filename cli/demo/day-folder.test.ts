/** A day's folder never loses a journal: what is not gone on with is put away under a new name. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type DayOptions, openDayFolder } from './day-folder.js';

const folders: string[] = [];
function fresh(): string {
  const folder = mkdtempSync(join(tmpdir(), 'signalbox-day-'));
  folders.push(folder);
  return folder;
}
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const options: DayOptions = { date: '2026-11-25', from: '08:00', to: '20:00', volume: 4, seed: 1, trace: null };
const write = (journal: string, text: string): void => {
  mkdirSync(journal, { recursive: true });
  writeFileSync(join(journal, 'records'), text);
};

test('a new folder is nothing, the same day is gone on with, a finished one is put away', () => {
  const folder = fresh();
  const first = openDayFolder(folder, options);
  expect(first).toMatchObject({ found: 'nothing', putAway: null });
  write(first.journal, 'one');
  const second = openDayFolder(folder, options);
  expect(second).toMatchObject({ found: 'under way', putAway: null });
  expect(existsSync(join(second.journal, 'records'))).toBe(true);
  second.finish();
  const third = openDayFolder(folder, options);
  expect(third).toMatchObject({ found: 'finished', putAway: join(folder, 'day-1') });
  expect(existsSync(join(folder, 'day-1', 'journal', 'records'))).toBe(true);
  expect(existsSync(third.journal)).toBe(false);
});

test('another day, an unreadable note and a journal without a note are all kept', () => {
  const folder = fresh();
  write(openDayFolder(folder, options).journal, 'one');
  write(openDayFolder(folder, { ...options, volume: 2 }).journal, 'two');
  writeFileSync(join(folder, 'demo.json'), '{"options"');
  const third = openDayFolder(folder, options);
  expect(third).toMatchObject({ found: 'other', putAway: join(folder, 'day-2') });
  expect(existsSync(join(folder, 'day-1', 'journal', 'records'))).toBe(true);
  expect(existsSync(join(folder, 'day-2', 'journal', 'records'))).toBe(true);
});

// Made with those above it by Node's own means, the first one never returns.
test('a folder that cannot be made or written is refused with the reason', () => {
  const inFile = join(fresh(), 'file');
  writeFileSync(inFile, '');
  for (const folder of ['/proc/no/demo', inFile])
    expect(() => openDayFolder(folder, options)).toThrow(
      expect.objectContaining({ code: 'JOURNAL_UNWRITABLE', next: expect.stringContaining('npm start -- --folder ') }),
    );
  expect(() => openDayFolder('/proc', options)).toThrow(expect.objectContaining({ code: 'FILE_UNWRITABLE' }));
});

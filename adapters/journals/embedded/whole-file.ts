import { spawnSync } from 'node:child_process';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { endianness } from 'node:os';
import { Fault } from '@signalbox/engine';

/**
 * Where lmdb keeps what it says of a file: two meta pages, the first at its beginning, of which the younger counts. Each has a page header,
 * then the fields below; so says `MDB_meta` in mdb.c.
 */
const AT = { flags: 18, magic: 24, version: 28, pageBytes: 48, lastPage: 144, transaction: 152 } as const;
const META_BYTES = 160;
const META_PAGE = 0x08;
const MAGIC = 0xbeefc0de;
const VERSION = 2;

/**
 * Refuses a file that lmdb would not survive: it reads its file as memory, and ends the process, without a word, where that is cut short,
 * or does not begin as it should. A file that is not there, or is empty, is left to lmdb.
 * @throws Fault JOURNAL_FILE_DAMAGED, JOURNAL_FORMAT if a newer lmdb wrote it
 */
export function refuseUnlessWhole(file: string): void {
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch {
    // lmdb says why.
    return;
  }
  try {
    const stat = fstatSync(handle);
    if (!stat.isFile() || stat.size === 0 || endianness() !== 'LE') return;
    const wholeBytes = wholeBytesOf(handle, file);
    // Pages at the end that were used and freed in one commit were never written, so that a file may be shorter and yet whole.
    const { size } = fstatSync(handle);
    if (size < wholeBytes && !canBeRead(file)) {
      throw new Fault('JOURNAL_FILE_DAMAGED', { file, detail: `it ends after ${size} of ${wholeBytes} bytes` });
    }
  } finally {
    closeSync(handle);
  }
}

function wholeBytesOf(handle: number, file: string): number {
  const first = metaAt(handle, 0, file);
  const second = metaAt(handle, first.pageBytes, file);
  const { lastPage } = second.transaction > first.transaction ? second : first;
  return (Number(lastPage) + 1) * first.pageBytes;
}

function metaAt(handle: number, position: number, file: string) {
  const bytes = Buffer.alloc(META_BYTES);
  const read = readSync(handle, bytes, 0, META_BYTES, position);
  if (read < META_BYTES) throw new Fault('JOURNAL_FILE_DAMAGED', { file, detail: `it ends after ${position + read} bytes` });
  if ((bytes.readUInt16LE(AT.flags) & META_PAGE) === 0 || bytes.readUInt32LE(AT.magic) !== MAGIC)
    throw new Fault('JOURNAL_FILE_DAMAGED', { file, detail: 'it does not begin like one' });
  const format = bytes.readUInt16LE(AT.version);
  if (format > VERSION) throw new Fault('JOURNAL_FORMAT', { seq: 0, format });
  return {
    pageBytes: bytes.readUInt32LE(AT.pageBytes),
    lastPage: bytes.readBigUInt64LE(AT.lastPage),
    transaction: bytes.readBigUInt64LE(AT.transaction),
  };
}

const READ_ALL = `
const [, lmdb, path] = process.argv;
const { open } = await import(lmdb);
const tree = open({ path, readOnly: true, noSubdir: true, encoding: 'binary', keyEncoding: 'binary', maxDbs: 1 });
for (const { value } of tree.getRange({})) value.length;
`;

/** Whether everything in it can be read, tried by a process that may die of it. If none can be started, lmdb shall try. */
function canBeRead(file: string): boolean {
  const { error, status } = spawnSync(process.execPath, ['--input-type=module', '-e', READ_ALL, import.meta.resolve('lmdb'), file], {
    stdio: 'ignore',
  });
  return error !== undefined || status === 0;
}

import { requireAsAdapters } from '../measure/machine.js';

/** The part of lmdb that is used here. It is loaded from where the adapters are, so that both sides run on the same copy. */
interface Lmdb {
  open(options: Readonly<Record<string, unknown>>): {
    put(key: Buffer, value: Uint8Array): unknown;
    childTransaction(work: () => void): Promise<void>;
    close(): Promise<void>;
  };
}

export interface RawLmdb {
  /** Appends the values in one transaction; resolves when they are on disk. */
  append(values: readonly Uint8Array[]): Promise<void>;
  close(): Promise<void>;
}

/** lmdb with nothing around it: no checksum chain, no check of epoch or predecessor. */
export function openRawLmdb(file: string): RawLmdb {
  const { open }: Lmdb = requireAsAdapters('lmdb');
  const tree = open({
    path: file,
    noSubdir: true,
    encoding: 'binary',
    keyEncoding: 'binary',
    overlappingSync: false,
    eventTurnBatching: false,
    maxDbs: 1,
    mapSize: 2 ** 36,
  });
  let seq = 0;
  return {
    append: (values) =>
      tree.childTransaction(() => {
        for (const value of values) {
          const key = Buffer.alloc(9, 0xff);
          key.writeBigUInt64BE(BigInt(seq++), 1);
          tree.put(key, value);
        }
      }),
    close: () => tree.close(),
  };
}

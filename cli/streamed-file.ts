import { closeSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { placeBeside, unwritable } from './written-file.js';

/** A file written piece by piece: at the end it is whole under its name, or was never there; the old content stays until then. */
export interface StreamedFile {
  /** @throws Failure `FILE_UNWRITABLE` */
  write(text: string): void;
  /** Everything has been written. @throws Failure `FILE_UNWRITABLE` */
  close(): void;
  /** It will not be finished: nothing of it stays. Does nothing after `close`. */
  drop(): void;
}

/** `-` is standard output. It, and whatever else is no ordinary file, hears every piece at once. @throws Failure `FILE_UNWRITABLE` */
export function openStreamed(file: string): StreamedFile {
  if (file === '-') return { write: (text) => void process.stdout.write(text), close: () => undefined, drop: () => undefined };
  const guarded = <T>(act: () => T): T => {
    try {
      return act();
    } catch (error) {
      throw unwritable(file, error);
    }
  };
  const place = guarded(() => placeBeside(file));
  const open = guarded(() => openSync(place?.part ?? file, 'w'));
  let isOpen = true;
  const end = (): boolean => {
    if (!isOpen) return false;
    isOpen = false;
    closeSync(open);
    return true;
  };
  return {
    write: (text) => guarded(() => writeFileSync(open, text)),
    close: () => guarded(() => void (end() && place !== undefined && renameSync(place.part, place.file))),
    drop: () => void (end() && place !== undefined && rmSync(place.part, { force: true })),
  };
}

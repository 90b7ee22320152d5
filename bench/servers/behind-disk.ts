import { fdatasync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Forwards each content once it is appended to a file and synced to disk by another thread; whatever arrives meanwhile is synced together.
 * The least that "answered when durable" can cost.
 */
export function behindDisk(folder: string, handOn: (content: Buffer) => void): (content: Buffer) => void {
  const file = openSync(join(folder, 'echo.log'), 'a');
  let waiting: Buffer[] = [];
  let forcing = false;
  const force = (): void => {
    if (forcing || waiting.length === 0) return;
    forcing = true;
    const batch = waiting;
    waiting = [];
    writeSync(file, Buffer.concat(batch));
    fdatasync(file, (error) => {
      if (error !== null) throw error;
      forcing = false;
      force();
      for (const content of batch) handOn(content);
    });
  };
  return (content) => {
    waiting.push(content);
    force();
  };
}

import type { z } from 'zod';
import { NOT_QUICKLY, quickReader } from '../domain/quick-reader.js';
import { clientFrameSchema } from './frames.js';

const quickly = quickReader(clientFrameSchema);

/** The envelope of a client's frame, checked, or what is wrong with it. */
export function readClientFrame(given: unknown): z.ZodSafeParseResult<z.output<typeof clientFrameSchema>> {
  const read = quickly(given);
  return read === NOT_QUICKLY ? clientFrameSchema.safeParse(given) : { success: true, data: read };
}

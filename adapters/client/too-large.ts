import type { Rejection } from '@signalbox/engine';
import { type ClientFrame, rejection, type WireLimits } from '@signalbox/engine/protocol';

/** No character of a JavaScript text takes more bytes than this in UTF-8, by the units that its length counts. */
const BYTES_PER_UNIT = 3;

/**
 * Why a frame is better not written, or `null`. The gateway refuses a relay frame that is larger than its limit, and ends the connection over
 * any other, for good.
 */
export function tooLarge(frame: ClientFrame, text: string, limits: Pick<WireLimits, 'frameBytesMax' | 'relayBytesMax'>): Rejection | null {
  const bytesMax = frame.type === 'relay' ? Math.min(limits.relayBytesMax, limits.frameBytesMax) : limits.frameBytesMax;
  // Nearly all frames are so short that nothing need be encoded to know it.
  if (text.length * BYTES_PER_UNIT <= bytesMax) return null;
  const bytes = new TextEncoder().encode(text).length;
  return bytes <= bytesMax ? null : rejection('FRAME_TOO_LARGE', { bytes, bytesMax });
}

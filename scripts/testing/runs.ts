/**
 * How often a property runs: a fixed-seed reduction in `npm test`, the full count in `npm run test:nightly`.
 * Both print what they ran, so that a green line never hides a small number.
 */
export const nightly = process.env['SIGNALBOX_NIGHTLY'] === '1';

/** The seed every fast-check property starts from, so that a reduced run is the same run everywhere. */
export const seed = 20_261_123;

/** Picks the count for this mode and prints it under the property's name. */
export function runs(name: string, counts: { fast: number; nightly: number }): number {
  const count = nightly ? counts.nightly : counts.fast;
  process.stderr.write(`[runs] ${name}: ${count}${nightly ? '' : ` (nightly ${counts.nightly})`}\n`);
  return count;
}

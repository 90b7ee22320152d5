/** Runs one case in a process of its own, so that no case inherits another's heap, compiled code or caches. Answers once and ends. */
import { NotMeasured } from './cases/case.js';
import { casesOf } from './cases/list.js';
import type { Ask, Told } from './run/messages.js';

process.once('message', async ({ scale, id, pace }: Ask) => {
  const found = casesOf(scale).find((one) => one.id === id);
  const tell = (told: Told): void => void process.send?.(told, () => process.exit(0));
  if (found === undefined) return tell({ outcome: 'failed', because: `there is no case ${id} at the scale "${scale}"` });
  try {
    const measured = await found.measure(pace);
    tell({ outcome: 'measured', ...measured, peakMiB: Math.round(process.resourceUsage().maxRSS / 1_024) });
  } catch (error) {
    if (error instanceof NotMeasured) return tell({ outcome: 'not measured', because: error.message });
    tell({ outcome: 'failed', because: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});

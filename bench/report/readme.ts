import type { Results } from '../results.js';
import { rowsOf } from './find.js';
import { machineLine } from './page.js';
import { judge } from './target.js';
import { TARGETS } from './targets.js';
import { plain, span, table } from './words.js';

/** The few lines the README shows. */
export function readmeBlock(results: Results): string {
  const decisions = rowsOf(results, 'decision').filter((row) => row.side === 'signalbox' && 'operation' in row.params);
  const shown = decisions.map(({ title, params, spans, outcome }) => {
    const timed = spans['decision'];
    const cells =
      timed === undefined
        ? [outcome === 'over budget' ? '> budget' : outcome, '–', '–']
        : [span(timed.p50Us), span(timed.p99Us), span(timed.p999Us)];
    return [
      title,
      plain(Number(params['agents'])),
      plain(Number(params['waiting'])),
      `${params['requirements']} × ${params['profiles']}`,
      ...cells,
    ];
  });
  const verdicts = TARGETS.map((target) => judge(target, results));
  const reached = verdicts.filter(({ verdict }) => verdict.startsWith('reached')).length;
  const judged = verdicts.filter(({ measured }) => measured !== '–').length;
  return `${table(['one decision, in memory', 'agents', 'waiting', 'requirements × profiles', 'p50', 'p99', 'p99.9'], shown)}

Of what was [set out to be reached](bench/results.md#to-reach), this run measured ${judged} of ${verdicts.length} figures; ${reached} are reached.

${machineLine(results)} All figures, with floors and peers: [bench/results.md](bench/results.md).`;
}

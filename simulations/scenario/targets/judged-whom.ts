import type { Path } from '@signalbox/engine/plan';
import type { Demand } from '../../play/index.js';
import type { Context } from '../context.js';
import type { Trial, TrialTarget } from '../trial.js';
import { type HandingOn, waitsAgainAs } from './onward.js';
import { bothCome, isOf, segmentName, whomIs } from './segments.js';
import type { Whom } from './whom.js';

/** What of a trial says who comes, and when, and who hands them on. */
export type Coming = HandingOn & Pick<Trial, 'languages' | 'startMs' | 'countFromMs' | 'toMs'>;

/**
 * Whom a target judges, or a published figure is of. Left out, where both kinds come: a customer who is called has no wait to speak of and
 * cannot hang up, so those who come by themselves, except for handling time, which is work like any other. Where one kind only comes,
 * everybody is that kind; a default that named the other would judge nobody. Those handed on are judged only where that is said.
 */
export function judgedWhom(
  of: TrialTarget['of'],
  stated: Whom | undefined,
  coming: Coming,
  { read }: Context,
  path: Path,
): Pick<TrialTarget, 'whom' | 'whomHandled'> {
  if (stated === 'handed-on') {
    const onward = coming.demand.some((one) => waitsAgainAs({ of, whom: stated }, one, coming));
    if (!onward) {
      const named = segmentName({ of, whom: 'all' });
      read.findings.add('VALUE_INVALID', [...path, 'whom'], {
        field: 'whom',
        expected: `handed-on would judge no one: nobody is handed on${named === '' ? '' : ` for ${named}`}; name the queue they are handed on to`,
      });
    }
    return { whom: stated, whomHandled: stated };
  }
  const own = coming.demand.filter((one) => isOf({ of, whom: 'all' }, one, coming));
  if (stated === undefined) return { whom: bothCome(own, coming) ? 'by-themselves' : 'all', whomHandled: 'all' };
  const [kind, other] = new Set(own.map(whomIs));
  if (kind !== undefined && other === undefined && stated !== 'all' && stated !== kind)
    read.findings.add('VALUE_INVALID', [...path, 'whom'], { field: 'whom', expected: nobody(stated, of, own) });
  const whom = other === undefined ? 'all' : stated;
  return { whom, whomHandled: whom };
}

function nobody(stated: Whom, of: TrialTarget['of'], [first]: readonly Demand[]): string {
  const named = segmentName({ of, whom: 'all' });
  const here = named === '' ? '' : ` for ${named}`;
  const why =
    stated === 'called'
      ? `no campaign calls anybody${here}`
      : `nobody comes by themselves${here}, campaign ${first?.outbound?.campaign} calls them`;
  return `${stated} would judge no one: ${why}; leave it out`;
}

import { durationMs, isDuration, type Path } from '@signalbox/engine/plan';
import { type Context, known, queueIds } from '../context.js';
import { PUBLISHED_UNITS, type PublishedFile } from '../file/published-file.js';
import { shareOf } from '../readings.js';
import type { TrialDimension, TrialPublished } from '../trial.js';
import { isInstant, startMs } from '../zoned-time.js';
import { type Coming, judgedWhom } from './judged-whom.js';
import type { Whom } from './whom.js';

const SUBJECTS = ['queue', 'channel', 'hub', 'group'] as const satisfies readonly TrialDimension[];
type Named = Pick<PublishedFile, (typeof SUBJECTS)[number] | 'whom'>;
type Subject = TrialPublished['of'];
const OF_AGENTS = ['occupancy', 'signedIn', 'paidHours', 'productivity'];
const OF_WAITING = ['serviceLevel', 'abandoned', 'wait'];
const OF_CALLED = ['reached', 'reachedOnSignal'];
/** Counted by the queue customers came to, whoever has had them since: nothing of it is that of the wait after a transfer. */
const OF_FIRST_QUEUE = ['handling', 'containment', 'selfCare'];

/** The figures published about the operation. */
export function publishedOf(context: Context, coming: Coming): readonly TrialPublished[] {
  return (context.file.published ?? []).map((one, place): TrialPublished => {
    const path = ['published', place];
    const { says, figure, over } = one;
    const of = subjectOf(one, figure, context, path);
    const beneath = over === undefined ? null : subjectOf(over, figure, context, [...path, 'over']);
    if (over !== undefined && beneath === null)
      context.read.findings.add('VALUE_INVALID', [...path, 'over'], {
        field: 'over',
        expected: 'must name a queue, channel, hub or group',
      });
    const whom = (named: Named, about: Subject, at: Path): Whom => whomOf(named, { figure, about, coming, context, path: at });
    return {
      says,
      figure,
      of,
      bound: one.bound ?? null,
      is: publishedValue(one, context, [...path, 'is']),
      over: beneath,
      whom: whom(one, of, path),
      overWhom: over === undefined ? 'all' : whom(alike(over, beneath, one), beneath, [...path, 'over']),
      fromMs: instantOf(one.from, context, [...path, 'from']) ?? context.fromMs,
      toMs: instantOf(one.until, context, [...path, 'until']) ?? context.toMs,
    };
  });
}

function subjectOf(one: Named, figure: PublishedFile['figure'], context: Context, path: Path): TrialPublished['of'] {
  const { plan, groups, read } = context;
  const names = {
    queue: queueIds(context),
    channel: Object.keys(plan.channels),
    hub: plan.hubs.map(({ id }) => id),
    group: [...groups.keys()],
  };
  const invalid = (at: string, expected: string): void => read.findings.add('VALUE_INVALID', [...path, at], { field: at, expected });
  const [by, second] = SUBJECTS.filter((subject) => one[subject] !== undefined);
  if (second !== undefined) invalid(second, `cannot stand beside ${by}: a figure is of one thing`);
  if (by === undefined) return null;
  const key = one[by] as string;
  known(context, by, key, names[by], [...path, by]);
  const ofAgents = by === 'hub' || by === 'group';
  if (ofAgents !== OF_AGENTS.includes(figure) && figure !== 'answered' && figure !== 'handling')
    invalid(by, `has no ${figure}: name a ${ofAgents ? 'queue or channel' : 'hub or group'}, or nothing`);
  return { by, key };
}

/** "The same figure of that" is of the same customers, unless the file says: of nobody, the ratio would be none. */
const alike = (over: Named, beneath: Subject, { whom }: Named): Named =>
  over.whom !== undefined || whom === undefined || isOfAgents(beneath) ? over : { ...over, whom };

const isOfAgents = (about: Subject): boolean => about?.by === 'hub' || about?.by === 'group';

interface Told {
  readonly figure: PublishedFile['figure'];
  readonly about: Subject;
  readonly coming: Coming;
  readonly context: Context;
  readonly path: Path;
}

/** Of which customers a figure is: as targets judge them, and for counts all, unless the file says. */
function whomOf({ whom }: Named, { figure, about, coming, context, path }: Told): Whom {
  const ofAgents = isOfAgents(about) || OF_AGENTS.includes(figure);
  const no = ofAgents ? 'says nothing of agents, whoever their customers are' : `says nothing: ${figure} is of those called`;
  if (ofAgents || OF_CALLED.includes(figure)) {
    if (whom !== undefined) context.read.findings.add('VALUE_INVALID', [...path, 'whom'], { field: 'whom', expected: no });
    return 'all';
  }
  if (whom === 'handed-on' && OF_FIRST_QUEUE.includes(figure)) {
    const expected = `handed-on has no ${figure}: it is counted with the queue they came to; leave it out`;
    context.read.findings.add('VALUE_INVALID', [...path, 'whom'], { field: 'whom', expected });
    return 'all';
  }
  const judged = judgedWhom(about === null ? {} : { [about.by]: about.key }, whom, coming, context, path);
  return OF_WAITING.includes(figure) ? judged.whom : judged.whomHandled;
}

/** In the unit in which the figure is counted: a share from 0 to 1, a duration in milliseconds, a number. */
function publishedValue({ figure, is, over }: PublishedFile, { read }: Context, path: Path): number {
  const unit = over === undefined ? PUBLISHED_UNITS[figure] : 'number';
  if (unit === 'number' && typeof is === 'number') return is;
  if (unit === 'share' && typeof is === 'string' && is.endsWith('%')) return shareOf(is);
  if (unit === 'span' && typeof is === 'string' && isDuration(is)) return durationMs(is);
  const written = { number: 'number', share: 'share such as "80%"', span: 'duration such as "5m"' }[unit];
  read.findings.add('VALUE_INVALID', path, { field: String(is), expected: `must be a ${written}: so is ${over ? 'a ratio' : figure}` });
  return 0;
}

function instantOf(text: string | undefined, { read, zone, fromMs, toMs }: Context, path: Path): number | undefined {
  if (text === undefined) return undefined;
  const atMs = isInstant(text) ? startMs(text, zone) : Number.NaN;
  if (atMs >= fromMs && atMs <= toMs) return atMs;
  read.findings.add('VALUE_INVALID', path, { field: text, expected: 'is not within the horizon' });
  return undefined;
}

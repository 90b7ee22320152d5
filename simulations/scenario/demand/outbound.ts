import type { Path } from '@signalbox/engine/plan';
import type { SpanModel } from '../../chance/index.js';
import type { Demand } from '../../play/index.js';
import { type Context, known } from '../context.js';
import type { DemandFile } from '../file/demand-file.js';

const DIALLING: SpanModel = { kind: 'constant', ms: 25_000 };

/** A customer who is called does not hang up while waiting, and does not know of the wait. */
export function outboundOf(
  { outbound, queue, channel, transfer }: Pick<DemandFile, 'outbound' | 'queue' | 'channel' | 'transfer'>,
  context: Context,
  path: Path,
): Partial<Pick<Demand, 'outbound' | 'patience'>> {
  if (outbound === undefined) return {};
  const { plan, read } = context;
  const { campaign, zone, there, away, answers, seen, dialling } = outbound;
  const names = plan.campaigns.map(({ id }) => id);
  known(context, 'campaign', campaign, names, [...path, 'campaign']);
  const own = plan.campaigns.find(({ id }) => id === campaign);
  const wrong = (expected: string): void => read.findings.add('VALUE_INVALID', [...path, 'campaign'], { field: campaign, expected });
  if (own !== undefined && own.queue !== queue) wrong(`calls from queue ${own.queue}, not from ${queue}`);
  else if (own !== undefined && own.channel !== channel) wrong(`reaches people on channel ${own.channel}, not on ${channel}`);
  if (transfer?.retry !== undefined) {
    const expected = `would do nothing: campaign ${campaign} calls these customers, and is done with those it has reached; leave it out, and write who would call later as a demand of their own`;
    read.findings.add('VALUE_INVALID', [...path.slice(0, -1), 'transfer', 'retry'], { field: 'retry', expected });
  }
  const presence = {
    there: read.span(there, [...path, 'there']),
    away: read.span(away, [...path, 'away']),
    answers: read.part(answers, [...path, 'answers']),
    seen: read.part(seen ?? '100%', [...path, 'seen']),
  };
  const spanOf = dialling === undefined ? DIALLING : read.span(dialling, [...path, 'dialling']);
  return { outbound: { campaign, ...(zone === undefined ? {} : { zone }), dialling: spanOf, presence }, patience: null };
}

import type { Path } from '@signalbox/engine/plan';
import type { SpanModel } from '../../chance/index.js';
import type { Demand, Manners } from '../../play/index.js';
import { PROMPT } from '../../play/index.js';
import { type Context, known, queueIds } from '../context.js';
import type { BehaviourFile } from '../file/behaviour-file.js';
import { percentOf, type Readings, type spanModel } from '../readings.js';
import { retryAs, transferAs } from '../transfer.js';
import { assumedOf } from './assumed.js';

const HANDLING: SpanModel = { kind: 'exponential', meanMs: 300_000 };
const PATIENCE: SpanModel = { kind: 'exponential', meanMs: 180_000 };

type Behaviour = Omit<Demand, 'name' | 'queue' | 'channel' | 'intervals'>;

/** The behaviour of a demand's customers: as the demand says, else as its channel says, else the defaults. */
export function behaviourOf(own: BehaviourFile, channel: string, context: Context, path: Path): Behaviour {
  const { read, file, plan } = context;
  const ofChannel = file.behaviour?.[channel] ?? {};
  /** The value of a field, and the place in the file where it was given. */
  const said = <F extends keyof BehaviourFile>(field: F): [NonNullable<BehaviourFile[F]>, Path] | undefined => {
    const here = own[field];
    if (here !== undefined) return [here as NonNullable<BehaviourFile[F]>, [...path, field]];
    const there = ofChannel[field];
    return there === undefined ? undefined : [there as NonNullable<BehaviourFile[F]>, ['behaviour', channel, field]];
  };
  const spanOf = (field: 'handling' | 'wrapUp'): SpanModel | undefined => {
    const found = said(field);
    return found === undefined ? undefined : read.span(...found);
  };
  const percents = (field: 'byLevel' | 'byLanguage'): Readonly<Record<string, number>> | undefined => {
    const found = said(field);
    return found && Object.fromEntries(Object.entries(found[0]).map(([name, percent]) => [name, percentOf(percent)]));
  };
  const live = plan.channels[channel]?.urgency === 'live';
  const levelPercent = percents('byLevel');
  const languagePercent = percents('byLanguage');
  const concurrent = said('concurrent');
  const wrapUp = spanOf('wrapUp');
  const { variation: _ofDays, ...assumed } = assumedOf(channel, context);
  return {
    ...assumed,
    handling: spanOf('handling') ?? HANDLING,
    patience: patienceOf(said('patience'), live, read),
    ...(wrapUp === undefined ? {} : { wrapUp }),
    ...(levelPercent === undefined ? {} : { levelPercent }),
    ...(languagePercent === undefined ? {} : { languagePercent }),
    ...(concurrent === undefined ? {} : { concurrentPercent: percentOf(concurrent[0]) }),
    ...silenceOf(said('silence'), channel, context),
    ...afterwards(said, channel, context),
  };
}

function patienceOf(said: [NonNullable<BehaviourFile['patience']>, Path] | undefined, live: boolean, read: Readings): SpanModel | null {
  if (said === undefined) return live ? PATIENCE : null;
  return read.patience(...said);
}

function silenceOf(
  said: [NonNullable<BehaviourFile['silence']>, Path] | undefined,
  channel: string,
  { plan, read }: Context,
): Pick<Behaviour, 'silence'> {
  if (said === undefined) return {};
  const [{ percent, for: lasts }, path] = said;
  if (plan.channels[channel]?.mode !== 'written')
    read.findings.add('VALUE_INVALID', path, {
      field: 'silence',
      expected: `is for written channels: on ${channel} people are there or not`,
    });
  return { silence: { share: read.part(percent, [...path, 'percent']), lasts: read.span(lasts, [...path, 'for']) } };
}

type Said = <F extends keyof BehaviourFile>(field: F) => [NonNullable<BehaviourFile[F]>, Path] | undefined;

function afterwards(said: Said, channel: string, context: Context): Partial<Behaviour> {
  const { read } = context;
  const falseAlerts = said('falseAlerts');
  const retry = said('retry');
  const repeat = said('repeat');
  const transfer = said('transfer');
  const comingBack = ([{ percent, after }, path]: [{ percent: string; after: Parameters<typeof spanModel>[0] }, Path]) => ({
    share: read.part(percent, [...path, 'percent']),
    after: read.span(after, [...path, 'after']),
  });
  if (transfer !== undefined) handedOnTo(transfer[0].to, channel, [...transfer[1], 'to'], context);
  return {
    ...(falseAlerts === undefined
      ? {}
      : {
          falseAlerts: {
            share: read.part(falseAlerts[0].percent, [...falseAlerts[1], 'percent']),
            handling: read.span(falseAlerts[0].handling, [...falseAlerts[1], 'handling']),
          },
        }),
    ...(retry === undefined ? {} : { retry: retryAs(...retry, read) }),
    ...(repeat === undefined ? {} : { repeat: comingBack(repeat) }),
    ...(transfer === undefined
      ? {}
      : {
          transfer: { to: transfer[0].to, ...transferAs(...transfer, read) },
        }),
  };
}

/** Reports a queue that does not exist, or that would reject what is transferred to it. */
function handedOnTo(name: string, channel: string, path: Path, context: Context): void {
  const queue = context.plan.queues.find(({ id }) => id === name);
  if (queue === undefined) known(context, 'queue', name, queueIds(context), path);
  else if (!queue.channels.includes(channel)) context.read.findings.add('CHANNEL_NOT_TAKEN', path, { queue: name, channel });
}

/** Reports channels and languages that the plan does not have: what is said of them would apply to nobody. */
export function checkBehaviour(context: Context): void {
  const { file, plan } = context;
  const channels = Object.keys(plan.channels);
  const told = [
    ...Object.entries(file.behaviour ?? {}).map(([channel, one]) => ({ one, path: ['behaviour', channel] })),
    ...Object.entries(file.demand ?? {}).map(([name, one]) => ({ one, path: ['demand', name] })),
  ];
  for (const channel of Object.keys(file.behaviour ?? {})) known(context, 'channel', channel, channels, ['behaviour', channel]);
  for (const { one, path } of told)
    for (const tag of Object.keys(one.byLanguage ?? {})) known(context, 'language', tag, plan.languages, [...path, 'byLanguage', tag]);
}

/** How agents answer offers, by channel; `default` stands for every other one. */
export function mannersOf(context: Context): { readonly manners: Manners; readonly byChannel: Readonly<Record<string, Manners>> } {
  const { file, plan, read } = context;
  const all = Object.entries(file.desks ?? {}).map(([channel, one]): [string, Manners] => {
    const path = ['desks', channel];
    known(context, 'channel', channel, ['default', ...Object.keys(plan.channels)], path);
    const missed = read.part(one.missed, [...path, 'missed']);
    const declined = read.part(one.declined, [...path, 'declined']);
    if (missed + declined > 1)
      read.findings.add('VALUE_INVALID', path, { field: 'missed and declined', expected: 'must be at most 100% together' });
    return [
      channel,
      {
        answer: one.answer === undefined ? PROMPT.answer : read.span(one.answer, [...path, 'answer']),
        missed,
        declined,
        ...(one.back === undefined ? {} : { back: read.span(one.back, [...path, 'back']) }),
      },
    ];
  });
  const byChannel = Object.fromEntries(all.filter(([channel]) => channel !== 'default'));
  return { manners: all.find(([channel]) => channel === 'default')?.[1] ?? PROMPT, byChannel };
}

export const handlingMeanMs = (handleTimeMs: number, wrapUpMs: number): number => Math.max(1, handleTimeMs - wrapUpMs);

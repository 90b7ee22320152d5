import fc from 'fast-check';
import { anyCalendar } from './calendars.js';
import {
  AGENTS,
  AUTHORISATION,
  BEGIN_MS,
  CHANNELS,
  HUBS,
  LEVELS,
  maybe,
  present,
  QUEUES,
  rarely,
  SKILLS,
  seconds,
  subset,
  TAGS,
  TENANTS,
} from './names.js';

const level = fc.constantFrom(...LEVELS);

const anyLanguages = fc
  .uniqueArray(fc.record({ tag: fc.constantFrom(...TAGS), spoken: level, written: level }), {
    minLength: 1,
    maxLength: 4,
    selector: ({ tag }) => tag,
  })
  // Most agents are good enough for most contacts, so that there is something to choose.
  .chain((languages) =>
    fc.nat({ max: 2 }).map((strength) => {
      if (strength === 0) return languages;
      const tags = strength === 1 ? languages.map(({ tag }) => tag) : ['en', 'fr', 'pt-BR'];
      return tags.map((tag) => ({ tag, level: 'C2' as const }));
    }),
  );

/** An instant of the first minutes, as a roster writes it. */
const instant = fc.integer({ min: -10, max: 120 }).map((ten) => new Date(BEGIN_MS + ten * 10_000).toISOString().replace('.000Z', 'Z'));

/** Always valid, from an instant on, until one, or between two. */
const validity = fc.oneof(
  fc.constant({}),
  instant.map((from) => ({ from })),
  instant.map((until) => ({ until })),
  fc.tuple(instant, instant).map(([a, b]) => (a < b ? { from: a, until: b } : a > b ? { from: b, until: a } : {})),
);

const anySkills = subset(SKILLS).chain((skills) =>
  fc
    .tuple(
      ...skills.map((skill) =>
        fc
          .tuple(
            fc.integer({ min: 1, max: 5 }),
            skill === AUTHORISATION ? validity : fc.oneof({ weight: 4, arbitrary: fc.constant({}) }, validity),
          )
          .map(([at, when]) => [skill, { level: at, ...when }] as const),
      ),
    )
    .map((pairs) => Object.fromEntries(pairs)),
);

const tierRule = fc
  .record({
    tier: fc.integer({ min: 1, max: 3 }),
    after: rarely(seconds(1, 60), 3),
    queue: maybe(fc.constantFrom(...QUEUES)),
    skill: maybe(fc.constantFrom(...SKILLS)),
    language: maybe(fc.constantFrom('en', 'fr', 'pt')),
  })
  .map(present);

const anyAgent = fc
  .record({
    kind: rarely(fc.constant('bot' as const), 4),
    hub: fc.constantFrom(...HUBS),
    tenants: rarely(subset(TENANTS, 1)),
    channels: rarely(subset(CHANNELS, 1), 3),
    queues: rarely(subset(QUEUES, 1)),
    languages: anyLanguages,
    skills: anySkills,
    capacity: rarely(fc.constantFrom(40, 66, 150, 200), 3),
    channelMax: maybe(fc.dictionary(fc.constantFrom(...CHANNELS), fc.integer({ min: 0, max: 3 }), { maxKeys: 2 })),
    channelCost: maybe(fc.dictionary(fc.constantFrom(...CHANNELS), fc.constantFrom(0, 20, 40), { maxKeys: 2 })),
    workplace: maybe(
      fc.oneof(
        fc.constantFrom<'site' | 'home'>('site', 'home'),
        fc.record({ kind: fc.constant<'home'>('home'), country: fc.constantFrom('PT', 'GB', 'US') }),
      ),
    ),
    attributes: maybe(fc.constantFrom({ team: 'red' }, { team: 'blue' })),
    tiers: maybe(fc.array(tierRule, { maxLength: 3 })),
    costPerHour: maybe(fc.integer({ min: 0, max: 3 })),
    handlingPercent: maybe(fc.constantFrom(80, 100, 150)),
    shift: rarely(fc.constantFrom('early', 'late'), 3),
  })
  .map(present);

/** Hours of a shift as a roster may give them, compiled already. */
const anyShift = anyCalendar('shift').map(({ id: _, ...hours }) => ({ ...hours, instantsMs: [...hours.instantsMs] }));

/** A roster as its author would write it. */
export const anyRoster = subset(AGENTS, 4).chain((ids) =>
  fc
    .tuple(fc.record({ early: anyShift, late: anyShift }), fc.tuple(...ids.map((id) => anyAgent.map((agent) => [id, agent] as const))))
    .map(([shifts, pairs]) => ({ shifts, agents: Object.fromEntries(pairs) })),
);

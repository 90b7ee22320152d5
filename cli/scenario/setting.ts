import type { PlanText } from '@signalbox/adapters/plan';
import { nearestName } from '@signalbox/engine/plan';
import { EXIT } from '../exit-codes.js';
import { type Failure, failure } from '../failure.js';

/** The value of one parameter of a scenario that replaces the file's. */
export interface Setting {
  /** Names from the top, separated by dots: `demand.calls.perDay`; list entries by index from 0, or by the name they give themselves. */
  readonly path: string;
  /** Computed from the value as written; `undefined`: it is not written. */
  readonly value: (written: unknown) => unknown;
  /** The value as it was asked for. */
  readonly text: string;
}

type Holder = Readonly<Record<string, unknown>> | readonly unknown[];
const isHolder = (value: unknown): value is Holder => typeof value === 'object' && value !== null;

/**
 * The text with one value replaced; places in the file stay the same.
 * @throws Failure PARAMETER_UNKNOWN if the path leads nowhere, with the nearest existing name
 */
export function withSetting(text: PlanText, { path, value }: Setting, inside: readonly string[] = []): PlanText {
  const names = path.split('.').slice(inside.length);
  return { ...text, value: replaced(text.value, names, inside, value) };
}

function replaced(holder: unknown, [name = '', ...deeper]: readonly string[], above: readonly string[], value: Setting['value']): unknown {
  if (!isHolder(holder)) throw unknown(name, [], above);
  const key = keyOf(holder, name);
  const last = deeper.length === 0;
  // The last name may be a field that has a default; a name that is no field at all is reported with its place by the reader of scenarios.
  if (key === undefined && (!last || Array.isArray(holder))) throw unknown(name, namesIn(holder), above);
  const written = key === undefined ? undefined : (holder as Readonly<Record<string, unknown>>)[key];
  const next = last ? value(written) : replaced(written, deeper, [...above, name], value);
  if (Array.isArray(holder)) return holder.map((one, place) => (String(place) === key ? next : one));
  return { ...holder, [key ?? name]: next };
}

/** The fields by which list entries are known. */
const OWN_NAMES = ['group', 'class', 'id', 'name', 'queue'] as const;

function ownName(entry: unknown): string | undefined {
  if (!isHolder(entry) || Array.isArray(entry)) return undefined;
  const fields = entry as Readonly<Record<string, unknown>>;
  return OWN_NAMES.map((field) => fields[field]).find((name) => typeof name === 'string');
}

function keyOf(holder: Holder, name: string): string | undefined {
  if (!Array.isArray(holder)) return Object.hasOwn(holder, name) ? name : undefined;
  if (/^\d+$/.test(name)) return Number(name) < holder.length ? String(Number(name)) : undefined;
  const place = holder.findIndex((entry) => ownName(entry) === name);
  return place < 0 ? undefined : String(place);
}

const namesIn = (holder: Holder): readonly string[] =>
  Array.isArray(holder) ? [...holder.flatMap((entry) => ownName(entry) ?? []), ...holder.keys()].map(String) : Object.keys(holder);

function unknown(name: string, names: readonly string[], above: readonly string[]): Failure {
  const place = above.length === 0 ? 'the scenario' : above.join('.');
  const nearest = nearestName(name, names);
  const there = names.length === 0 ? `${place} holds no names` : `It holds ${names.join(', ')}`;
  const next = nearest === null ? `${there}; write what is missing into the file first.` : `Did you mean ${[...above, nearest].join('.')}?`;
  return failure('PARAMETER_UNKNOWN', `There is no ${name} in ${place}.`, next, EXIT.usage);
}

import { z } from 'zod';

/** The value may be invalid or is unusual: the schema itself has to look. */
export const NOT_QUICKLY: unique symbol = Symbol('not quickly');

type Schema = z.core.$ZodType;
type Read = (value: unknown) => unknown;

const leftToSchema: Read = () => NOT_QUICKLY;

/**
 * Reads a well-formed value exactly as `schema` does, with defaults filled in and unknown fields dropped, but without the objects and lists
 * that zod allocates for every field. Anything else is `NOT_QUICKLY`: invalid values, whose problems the schema will name, and kinds of
 * schema that are rare or unknown here. It never accepts what the schema refuses.
 */
export const quickReader = <S extends z.ZodType>(schema: S): ((value: unknown) => z.output<S> | typeof NOT_QUICKLY) =>
  readerOf(schema) as (value: unknown) => z.output<S> | typeof NOT_QUICKLY;

function readerOf(schema: Schema): Read {
  if (schema instanceof z.ZodObject) return objects(schema);
  if (schema instanceof z.ZodString) return strings(schema);
  if (schema instanceof z.ZodNumber) return integers(schema);
  if (schema instanceof z.ZodBoolean) return (value) => (typeof value === 'boolean' ? value : NOT_QUICKLY);
  // A field that may hold anything must still be present.
  if (schema instanceof z.ZodUnknown) return (value) => (value === undefined ? NOT_QUICKLY : value);
  if (schema instanceof z.ZodLiteral || schema instanceof z.ZodEnum) return words(schema._zod.values);
  if (schema instanceof z.ZodNullable) return nullables(readerOf(schema.def.innerType));
  if (schema instanceof z.ZodOptional) return readerOf(schema.def.innerType);
  if (schema instanceof z.ZodDefault) return defaults(schema);
  if (schema instanceof z.ZodArray) return lists(schema);
  if (schema instanceof z.ZodRecord) return records(schema);
  if (schema instanceof z.ZodDiscriminatedUnion) return kinds(schema);
  if (schema instanceof z.ZodUnion) return choices(schema.def.options.map(readerOf));
  return leftToSchema;
}

function objects({ def: { shape, catchall, checks } }: z.ZodObject): Read {
  if (catchall !== undefined || (checks ?? []).length > 0) return leftToSchema;
  const names = Object.keys(shape);
  const fields = names.map((name) => readerOf(shape[name] as Schema));
  const mayLack = names.map((name) => (shape[name] as Schema) instanceof z.ZodOptional);
  return (value) => {
    if (typeof value !== 'object' || value === null) return NOT_QUICKLY;
    const given = value as Readonly<Record<string, unknown>>;
    const read: Record<string, unknown> = {};
    for (let i = 0; i < names.length; i++) {
      const name = names[i] as string;
      const field = given[name];
      if (field === undefined && mayLack[i] === true) {
        // A field that is there and says nothing is kept by zod.
        if (name in given) return NOT_QUICKLY;
        continue;
      }
      const one = (fields[i] as Read)(field);
      if (one === NOT_QUICKLY) return NOT_QUICKLY;
      read[name] = one;
    }
    return read;
  };
}

/** zod counts characters, which are one or two UTF-16 units: if that could make a difference, zod counts. */
const HALF_A_CHARACTER = /[\ud800-\udfff]/;

function strings({ def }: z.ZodString): Read {
  if ('format' in def || def.coerce === true) return leftToSchema;
  let min = 0;
  let max = Number.POSITIVE_INFINITY;
  let pattern: RegExp | undefined;
  for (const check of def.checks ?? []) {
    if (check instanceof z.core.$ZodCheckMinLength) min = check._zod.def.minimum;
    else if (check instanceof z.core.$ZodCheckMaxLength) max = check._zod.def.maximum;
    else if (check instanceof z.core.$ZodCheckRegex && pattern === undefined) pattern = check._zod.def.pattern;
    else return leftToSchema;
  }
  return (value) => {
    if (typeof value !== 'string') return NOT_QUICKLY;
    const { length } = value;
    if (length < min || length > max || (min > 1 && length < 2 * min && HALF_A_CHARACTER.test(value))) return NOT_QUICKLY;
    return pattern === undefined || pattern.test(value) ? value : NOT_QUICKLY;
  };
}

function integers({ def }: z.ZodNumber): Read {
  if (!('format' in def) || def.format !== 'safeint' || def.coerce === true) return leftToSchema;
  let least = Number.MIN_SAFE_INTEGER;
  let most = Number.MAX_SAFE_INTEGER;
  for (const check of def.checks ?? []) {
    if (check instanceof z.core.$ZodCheckGreaterThan && check._zod.def.inclusive) least = Number(check._zod.def.value);
    else if (check instanceof z.core.$ZodCheckLessThan && check._zod.def.inclusive) most = Number(check._zod.def.value);
    else return leftToSchema;
  }
  return (value) => (Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most ? value : NOT_QUICKLY);
}

function words(values: ReadonlySet<unknown>): Read {
  const [only] = values;
  if (values.size === 1) return (value) => (value === only ? value : NOT_QUICKLY);
  return (value) => (values.has(value) ? value : NOT_QUICKLY);
}

const nullables =
  (inner: Read): Read =>
  (value) =>
    value === null ? null : inner(value);

function defaults({ def }: z.ZodDefault): Read {
  const inner = readerOf(def.innerType);
  const simple = def.defaultValue;
  if (typeof simple !== 'object' || simple === null) return (value) => (value === undefined ? simple : inner(value));
  // Requested each time, so that each value gets its own list or object.
  return (value) => (value === undefined ? def.defaultValue : inner(value));
}

function lists({ def }: z.ZodArray): Read {
  let min = 0;
  let max = Number.POSITIVE_INFINITY;
  for (const check of def.checks ?? []) {
    if (check instanceof z.core.$ZodCheckMinLength) min = check._zod.def.minimum;
    else if (check instanceof z.core.$ZodCheckMaxLength) max = check._zod.def.maximum;
    else return leftToSchema;
  }
  const element = readerOf(def.element);
  return (value) => {
    if (!Array.isArray(value) || value.length < min || value.length > max) return NOT_QUICKLY;
    const read = new Array<unknown>(value.length);
    for (let i = 0; i < value.length; i++) {
      const one = element(value[i]);
      if (one === NOT_QUICKLY) return NOT_QUICKLY;
      read[i] = one;
    }
    return read;
  };
}

function records({ def }: z.ZodRecord): Read {
  const holds: ((read: unknown) => unknown)[] = [];
  for (const check of def.checks ?? []) {
    if (check instanceof z.core.$ZodCustom) holds.push(check._zod.def.fn);
    else return leftToSchema;
  }
  const keys = readerOf(def.keyType);
  const values = readerOf(def.valueType);
  return (value) => {
    if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return NOT_QUICKLY;
    const given = value as Readonly<Record<string, unknown>>;
    const names = Object.keys(given);
    // Keys that are no texts, or hidden.
    if (Reflect.ownKeys(given).length > names.length) return NOT_QUICKLY;
    const read: Record<string, unknown> = {};
    for (const name of names) {
      const one = name === '__proto__' || keys(name) !== name ? NOT_QUICKLY : values(given[name]);
      if (one === NOT_QUICKLY) return NOT_QUICKLY;
      read[name] = one;
    }
    return holds.every((does) => does(read) === true) ? read : NOT_QUICKLY;
  };
}

function kinds({ def }: z.ZodDiscriminatedUnion): Read {
  const readers = new Map<unknown, Read>();
  for (const option of def.options) {
    const read = readerOf(option);
    for (const name of option._zod.propValues?.[def.discriminator] ?? []) readers.set(name, read);
  }
  return (value) => {
    if (typeof value !== 'object' || value === null) return NOT_QUICKLY;
    const read = readers.get((value as Readonly<Record<string, unknown>>)[def.discriminator]);
    return read === undefined ? NOT_QUICKLY : read(value);
  };
}

/** The first that takes it, as zod does. */
const choices =
  (options: readonly Read[]): Read =>
  (value) => {
    for (let i = 0; i < options.length; i++) {
      const one = (options[i] as Read)(value);
      if (one !== NOT_QUICKLY) return one;
    }
    return NOT_QUICKLY;
  };

import { ByOrdinal } from './by-ordinal.js';

/** A plain value with all keys sorted. Numbers must be integers: a fraction here could differ between machines. */
function canonical(value: unknown): unknown {
  if (value instanceof Map) return [...value].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, canonical(one)]);
  if (value instanceof ByOrdinal) return [...value.entries()].map(([ordinal, one]) => [ordinal, canonical(one)]);
  if (value instanceof Set) return [...value].sort();
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const sorted: Record<string, unknown> = {};
  for (const key of Object.keys(value).sort()) sorted[key] = canonical((value as Record<string, unknown>)[key]);
  return sorted;
}

/** A value as text, equal for equal content whatever order its keys were written in. */
export const written = (value: unknown): string => JSON.stringify(canonical(value));

/**
 * A value as text, with keys in the order they were written: equal text means equal content, but not the other way round. Three times as
 * fast as `written`.
 */
export const asWritten = (value: unknown): string => JSON.stringify(value);

/**
 * A copy, to the last field, of what is plain: lists, objects, texts, numbers. A caller may then write into a view what it likes: parts of
 * the state that it shared would be changed with it, and the router decide otherwise than its journal says.
 */
export function plainCopy<T>(original: T): T {
  if (typeof original !== 'object' || original === null) return original;
  if (Array.isArray(original)) return original.map(plainCopy) as T;
  const copy: Record<string, unknown> = {};
  for (const name of Object.keys(original)) {
    const value = plainCopy((original as Record<string, unknown>)[name]);
    if (name === '__proto__') Object.defineProperty(copy, name, { value, enumerable: true, writable: true, configurable: true });
    else copy[name] = value;
  }
  return copy as T;
}

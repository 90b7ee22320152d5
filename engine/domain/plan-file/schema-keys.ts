import type { z } from 'zod';
import type { Path } from './problems.js';

type Schema = z.core.$ZodType;

/** The parts of a schema that may describe one value: unions opened, `optional` taken off. */
function variants(schema: Schema): readonly Schema[] {
  const def = (schema as z.core.$ZodTypes)._zod.def;
  if (def.type === 'union') return def.options.flatMap(variants);
  if (def.type === 'optional' || def.type === 'nullable' || def.type === 'default') return variants(def.innerType);
  return [schema];
}

function inside(schema: Schema, key: string | number): readonly Schema[] {
  const def = (schema as z.core.$ZodTypes)._zod.def;
  if (def.type === 'array' && typeof key === 'number') return variants(def.element);
  if (def.type === 'record') return variants(def.valueType);
  const field = def.type === 'object' ? def.shape[key] : undefined;
  return field === undefined ? [] : variants(field);
}

/** Every field name the schema knows for the object at `path`, in the order of the schema. */
export function knownKeys(schema: Schema, path: Path): readonly string[] {
  const at = path.reduce((schemas, key) => schemas.flatMap((one) => inside(one, key)), variants(schema));
  const keys = at.flatMap((one) => {
    const def = (one as z.core.$ZodTypes)._zod.def;
    return def.type === 'object' ? Object.keys(def.shape) : [];
  });
  return [...new Set(keys)];
}

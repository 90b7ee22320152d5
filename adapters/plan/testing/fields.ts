/** Names of the fields a JSON schema knows, and of those a value has, as paths in which names of one's own and places in lists are `*`. */

type Schema = Readonly<Record<string, unknown>>;
const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null && !Array.isArray(value);

export function fieldsOfSchema(schema: unknown, path = ''): readonly string[] {
  if (!isSchema(schema)) return [];
  const { properties, items, additionalProperties } = schema;
  const variants = [schema['anyOf'], schema['oneOf'], schema['allOf']].flatMap((list) => (Array.isArray(list) ? list : []));
  const named = isSchema(properties) ? Object.entries(properties) : [];
  return [
    ...variants.flatMap((variant) => fieldsOfSchema(variant, path)),
    ...named.flatMap(([name, one]) => [`${path}.${name}`, ...fieldsOfSchema(one, `${path}.${name}`)]),
    ...fieldsOfSchema(items, `${path}.*`),
    ...fieldsOfSchema(additionalProperties, `${path}.*`),
  ];
}

/** Whether the value has something at such a path. */
export function hasField(value: unknown, path: readonly string[]): boolean {
  const [name, ...rest] = path;
  if (name === undefined) return true;
  if (typeof value !== 'object' || value === null) return false;
  const inside = name === '*' ? Object.values(value) : Object.hasOwn(value, name) ? [(value as Record<string, unknown>)[name]] : [];
  return inside.some((one) => one !== undefined && hasField(one, rest));
}

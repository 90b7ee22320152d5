interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** The first problem a schema found: the field, by its path (`null`: the whole), and what is wrong with it. */
export function problemOf({ issues }: { readonly issues: readonly Issue[] }): { readonly field: string | null; readonly problem: string } {
  const [first] = issues;
  if (first === undefined) return { field: null, problem: 'it does not fit' };
  const where = first.path.map(String).join('.');
  return { field: where === '' ? null : where.slice(0, 100), problem: first.message.slice(0, 200) };
}

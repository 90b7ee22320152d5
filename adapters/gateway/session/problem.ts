interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** The first problem a schema found, as one clause: the field, then what is wrong with it. */
export function problemOf({ issues }: { readonly issues: readonly Issue[] }): string {
  const [first] = issues;
  if (first === undefined) return 'it does not fit';
  const where = first.path.map(String).join('.');
  return `${where === '' ? '' : `${where}: `}${first.message}`.slice(0, 200);
}

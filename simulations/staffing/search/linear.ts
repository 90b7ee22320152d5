import highs, { type LegacyHighs } from 'highs';

/** The package's types are written for CommonJS; imported as a module, the loader is the default export itself. */
const openHighs = highs as unknown as () => Promise<LegacyHighs>;

/** Coefficient and variable. */
export type Term = readonly [factor: number, variable: string];

/** A linear program. Variables are at least 0 unless `bounds` says otherwise. */
export interface Program {
  readonly minimise: readonly Term[];
  readonly rows: readonly { readonly terms: readonly Term[]; readonly sense: '>=' | '<='; readonly bound: number }[];
  readonly bounds?: ReadonlyMap<string, readonly [least: number, most: number]>;
  /** Variables that must be integers. */
  readonly whole?: readonly string[];
}

/**
 * Optimality gap of an integer solution, and a limit of the search in nodes rather than time, so that the answer is the same on any
 * machine.
 */
const MIP = { mip_rel_gap: 0.001, mip_max_nodes: 20_000 } as const;

/** The least-cost solution by HiGHS (Huangfu and Hall 2018); `null` if there is none. */
export async function solve(program: Program): Promise<ReadonlyMap<string, number> | null> {
  // A fresh instance each time, because its memory never shrinks.
  const solver = await openHighs();
  const solution = solver.solve(written(program), program.whole === undefined ? {} : MIP);
  if (!['Optimal', 'Solution limit reached'].includes(solution.Status)) return null;
  return new Map(Object.entries(solution.Columns).map(([name, column]) => [name, 'Primal' in column ? column.Primal : 0]));
}

/** The program in CPLEX LP format, one term per line: readers of the format cut off long lines. */
function written({ minimise, rows, bounds = new Map(), whole = [] }: Program): string {
  const sum = (terms: readonly Term[]): string =>
    terms
      .filter(([factor]) => factor !== 0)
      .map(([factor, variable]) => `${factor < 0 ? '-' : '+'} ${Math.abs(factor).toPrecision(9)} ${variable}`)
      .join('\n ');
  return [
    'Minimize',
    ` obj: ${sum(minimise)}`,
    'Subject To',
    ...rows
      .filter(({ terms }) => terms.some(([factor]) => factor !== 0))
      .map(({ terms, sense, bound }, place) => ` r${place}: ${sum(terms)} ${sense} ${bound.toPrecision(9)}`),
    'Bounds',
    ...[...bounds].map(([variable, [least, most]]) => ` ${least} <= ${variable} <= ${most}`),
    ...(whole.length === 0 ? [] : ['General', ...whole.map((variable) => ` ${variable}`)]),
    'End',
    '',
  ].join('\n');
}

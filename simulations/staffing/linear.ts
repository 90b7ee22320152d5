import highs, { type LegacyHighs } from 'highs';

/** Its types are written for CommonJS; as a module the loader is the default itself. */
const openHighs = highs as unknown as () => Promise<LegacyHighs>;

/** Coefficient and variable. */
export type Term = readonly [factor: number, variable: string];

/** A linear program, in words a solver of them is fed with. Variables are at least 0 unless `bounds` says more. */
export interface Program {
  readonly minimise: readonly Term[];
  readonly rows: readonly { readonly terms: readonly Term[]; readonly sense: '>=' | '<='; readonly bound: number }[];
  readonly bounds?: ReadonlyMap<string, readonly [least: number, most: number]>;
  /** Variables that must be whole. */
  readonly whole?: readonly string[];
}

/** How close to the best a whole-numbered answer has to be, and how long it is looked for, counted in nodes and not in time: the answer is the same on any machine. */
const MIP = { mip_rel_gap: 0.001, mip_max_nodes: 20_000 } as const;

/** The least-cost answer by HiGHS (Huangfu and Hall 2018); `null` where there is none. */
export async function solve(program: Program): Promise<ReadonlyMap<string, number> | null> {
  // A fresh instance each time: its memory never shrinks.
  const solver = await openHighs();
  const solution = solver.solve(written(program), program.whole === undefined ? {} : MIP);
  if (!['Optimal', 'Solution limit reached'].includes(solution.Status)) return null;
  return new Map(Object.entries(solution.Columns).map(([name, column]) => [name, 'Primal' in column ? column.Primal : 0]));
}

/** The program in the LP format of CPLEX, a term on each line: long lines are cut off by readers of it. */
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

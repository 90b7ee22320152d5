import { fileURLToPath } from 'node:url';
import { TOPICS, type Topic } from '../../cli/validate/topics.js';
import { count, markdownTable } from '../page-text.js';

export const FIGURES = fileURLToPath(new URL('../../simulations/validate/figures.json', import.meta.url));
export const PAGE = fileURLToPath(new URL('../../docs/validation.md', import.meta.url));

/** A figure; what theory says and the router showed; half width of its interval among all; whether it agrees, and would if it were the only one. */
export type Row = readonly [figure: string, theory: number, router: number, halfWidth: number, agrees: boolean, agreesAlone: boolean];

export interface ValidatedCase {
  readonly topic: string;
  readonly name: string;
  /** Customers counted over all replications. */
  readonly contacts: number;
  readonly rows: readonly Row[];
}

/** What `validate --json` told. */
export interface ValidationFigures {
  readonly version: string;
  readonly ok: boolean;
  readonly seed: number;
  readonly replications: number;
  /** Customers to be counted per replication, at least. */
  readonly contacts: number;
  /** Of each single interval. */
  readonly confidence: number;
  readonly figures: number;
  /** Figures outside their interval at 95 %. */
  readonly outsideAlone: number;
  readonly cases: readonly ValidatedCase[];
}

/** The whole page as it should be on disk. */
export function validationPage(told: ValidationFigures): string {
  const { version, seed, replications, contacts, confidence, figures, outsideAlone, cases } = told;
  const all = cases.reduce((sum, one) => sum + one.contacts, 0);
  const wrong = cases.flatMap(({ rows }) => rows.filter(([, , , , agrees]) => !agrees)).length;
  const sections = (Object.keys(TOPICS) as Topic[]).map((topic) =>
    sectionOf(
      topic,
      cases.filter((one) => one.topic === topic),
    ),
  );
  return `# Validation: the router compared with theory

\`signalbox validate\` plays cases with known exact figures through the production router in virtual time, and compares
([how](cli.md#hold-the-router-against-theory)). This page is one complete run: version ${version}, seed ${seed}, at least ${count(replications)} replications of ${count(contacts)} customers
each, ${count(cases.length)} cases, ${count(all)} customers in all.

**Of ${count(figures)} figures ${wrong === 0 ? 'all agree' : `${count(wrong)} disagree`}.** Of so many figures some miss by chance even if the router is right: one in twenty at 95 % each.
The intervals here are therefore at ${percent(confidence)}, so that all of them together reject a correct router in one run of a hundred (Bonferroni).
Taken singly, at 95 %, ${count(outsideAlone)} of them are outside; ${count(Math.round(figures / 20))} would be expected by chance, fewer where theory keeps an interval wider than the replications do.
Each case has its own random numbers, so that one unlucky draw does not affect them all. No figure is left out, the seed was not selected, and
nothing is tuned.

\`\`\`sh run
signalbox validate --only lines --contacts 200 --replications 3
\`\`\`

\`\`\`text output
The router agrees with theory.
\`\`\`

The figures of one case are correlated (customers who wait longer abandon more often), so they miss together too. ± is the half-width of the
interval; times are in the case's own unit.

Theory itself was checked by another program (SciPy: birth and death, sparse chains, the Kolmogorov equations) on 17 further cases: halls of 1 to 2,500
agents at up to six times the load they can serve, V and inverted V designs, and waves. Its figures, stated with eight digits, were all accepted, and
each of 101 of them stated 3 % off was refused with its place; the router agreed with all 147 figures of these cases (November 2026).

Later in the same month, others wrote chains, integrals and simulations of their own for 51 cases more: V, N, W, M and X designs, agents kept in reserve,
the longest waiting of unequal patience, further waves and limits. None of their figures, of five to ten digits, was refused; of 63 stated 0.2 % off, each
was. The router agreed with all 420. Six new traces of 20,000 contacts, with up to nine types and 45 agents, it followed contact by contact.

Scenarios, which say more than cases do, were held against theory too, 35 of them with 20 to 600 runs each: M/G/1 with work of several distributions,
with wrap-ups, slow answers and missed offers (Pollaczek and Khinchine), three classes in strict order (Cobham), M/D/4, M/M/n+G with five kinds of
patience (Zeltyn and Mandelbaum 2005), networks of transfers and of customers who come again (Jackson), further tries, conversations side by side,
customers of one agent, breaks, absence, queues that open, later rings, campaigns, and costs over a change of clocks. Once it was mended that a run could
end while the last customers waited for a queue to open, all of the some 150 figures agreed, each at 99.99 %. Eight more traces, with much in one instant, no
patience at all and up to 400 agents, were followed contact by contact.

<!-- Generated from simulations/validate/figures.json. Do not edit; run:
node --conditions=signalbox-source --import tsx scripts/generate-validation.ts -->

${sections.join('\n\n')}
`;
}

const percent = (share: number): string => `${(share * 100).toFixed(4)} %`;

function sectionOf(topic: Topic, cases: readonly ValidatedCase[]): string {
  const rows = cases.flatMap(({ name, rows: own }) =>
    own.map(([figure, theory, router, halfWidth, agrees, alone], place) => {
      const verdict = agrees ? (alone ? 'agrees' : 'agrees, not alone') : '**disagrees**';
      return [place === 0 ? name : '', figure, digits(theory), digits(router), digits(halfWidth), verdict];
    }),
  );
  const title = TOPICS[topic];
  return [
    `## ${title.charAt(0).toUpperCase()}${title.slice(1)}`,
    '',
    markdownTable(['case', 'figure', 'theory', 'router', '±', 'verdict'], rows),
  ].join('\n');
}

/** Four significant digits, and at most seven decimals; values at the precision of doubles are shown as 0. */
function digits(value: number): string {
  if (Math.abs(value) < 1e-12) return '0';
  if (Math.abs(value) < 1e-6) return value.toExponential(1);
  const size = Math.floor(Math.log10(Math.abs(value)));
  return value.toFixed(Math.min(7, Math.max(0, 3 - size)));
}

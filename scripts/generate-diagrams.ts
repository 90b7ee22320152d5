/** Writes docs/lifecycles.md from the charts: `node --conditions=signalbox-source --import tsx scripts/generate-diagrams.ts`. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { charts } from '../engine/lifecycle/charts.js';
import { compile } from '../engine/lifecycle/compile.js';
import { diagramOf, gridOf } from './lifecycle-diagram.js';

export const generateCommand = 'node --conditions=signalbox-source --import tsx scripts/generate-diagrams.ts';

const opening = `# Lifecycles

Everything that has a life in Signalbox lives by one of these charts: the engine accepts an event only where an arrow carries it, and ignores or rejects it everywhere else. An arrow reads \`event / actions\`; the actions name what the engine changes in its state, in this order. A digest tells two versions of a chart apart: each start of a router writes the digests into its journal.

<!-- Generated from the charts in engine/lifecycle. Do not edit; run: ${generateCommand} -->`;

/** The whole page as it should be on disk. */
export function lifecyclesPage(): string {
  return `${[opening, ...charts.map(sectionOf)].join('\n\n')}\n`;
}

function sectionOf(chart: (typeof charts)[number]): string {
  const table = compile(chart);
  const title = `${chart.id.charAt(0).toUpperCase()}${chart.id.slice(1)}`;
  const ends = table.states.filter((state) => table.isFinal(state)).map((state) => `\`${state}\``);
  const ending = ends.length === 0 ? 'It has no end.' : `It ends in ${ends.join(', ')}.`;
  return [
    `## ${title}`,
    chart.root.description,
    `It starts in \`${table.initial}\`. ${ending} Digest \`${table.digest}\`.`,
    `\`\`\`mermaid\n${diagramOf(table)}\n\`\`\``,
    gridOf(table),
  ].join('\n\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const page = fileURLToPath(new URL('../docs/lifecycles.md', import.meta.url));
  writeFileSync(page, lifecyclesPage());
  process.stdout.write('Wrote docs/lifecycles.md\n');
}

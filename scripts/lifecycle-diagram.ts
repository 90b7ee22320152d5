import type { Table } from '../engine/lifecycle/table.js';
import { markdownTable } from './page-text.js';

type AnyTable = Table<string, string, string>;

/**
 * The table as a Mermaid `stateDiagram-v2`: one arrow a move, labelled `event / actions`, in the chart's own order.
 * Drawn from the compiled table, so the picture shows what the engine does; the same table always gives the same text.
 */
export function diagramOf(table: AnyTable): string {
  const arrows = movesOf(table).map(({ from, event, target, actions }) => {
    return `  ${from} --> ${target} : ${[event, actions.join(', ')].filter((part) => part !== '').join(' / ')}`;
  });
  const ends = table.states.filter((state) => table.isFinal(state)).map((state) => `  ${state} --> [*]`);
  return ['stateDiagram-v2', `  [*] --> ${table.initial}`, ...arrows, ...ends].join('\n');
}

/** The table as Markdown, a row an event and a column a state; states without a way out have no column, ignored events an en dash. */
export function gridOf(table: AnyTable): string {
  const states = table.states.filter((state) => !table.isFinal(state));
  const rows = table.events.map((event) => [`\`${event}\``, ...states.map((state) => cellOf(table, state, event))]);
  const head = ['event', ...states.map((state) => `in \`${state}\``)];
  return markdownTable(head, rows);
}

function cellOf(table: AnyTable, state: string, event: string): string {
  const move = table.move(state, event);
  if (move === undefined) return '–';
  const place = move.target === state ? 'stays' : `→ \`${move.target}\``;
  return move.actions.length === 0 ? place : `${place}: ${move.actions.join(', ')}`;
}

function movesOf(table: AnyTable) {
  return table.states.flatMap((from) =>
    table.events.flatMap((event) => {
      const move = table.move(from, event);
      return move === undefined ? [] : [{ from, event, ...move }];
    }),
  );
}

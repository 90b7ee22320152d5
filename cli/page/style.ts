/** The look of a report, on screens and on paper; inside the file, so that it can be mailed. */
export const STYLE = `
:root { color-scheme: light; --ink: #1d2733; --soft: #5b6773; --line: #d8dee4; --good: #0b6e4f; --bad: #b3261e; --open: #8a5a00; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2.5rem 1.5rem 4rem; max-width: 64rem; color: var(--ink); background: #fff;
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", "Liberation Sans", sans-serif; }
h1 { margin: 0 0 .25rem; font-size: 1.9rem; line-height: 1.2; overflow-wrap: anywhere; }
h2 { margin: 2.75rem 0 .5rem; font-size: 1.2rem; border-bottom: 1px solid var(--line); padding-bottom: .25rem; }
h3 { margin: 1.5rem 0 .25rem; font-size: 1rem; }
p { max-width: 46rem; }
.soft, figcaption { color: var(--soft); }
figure { margin: 1rem 0 1.75rem; break-inside: avoid; }
figure > svg, figure figure > svg { max-width: 100%; height: auto; }
figcaption { font-size: .87rem; margin-bottom: .25rem; }
figure figure { margin: 0; }
table { border-collapse: collapse; width: 100%; margin: .75rem 0 1.25rem; font-size: .82rem; font-variant-numeric: tabular-nums; break-inside: avoid; }
th, td { padding: .25rem .45rem; border-bottom: 1px solid var(--line); text-align: right; white-space: nowrap; vertical-align: top; }
th { font-weight: 600; color: var(--soft); vertical-align: bottom; white-space: normal; }
th.text, td.text { text-align: left; }
td.wraps { white-space: normal; min-width: 12rem; }
.whole { white-space: nowrap; }
td small { color: var(--soft); }
td:not(.text) small { display: block; line-height: 1.1; }
.met { color: var(--good); font-weight: 600; } .missed { color: var(--bad); font-weight: 600; } .open { color: var(--open); font-weight: 600; }
.cards { display: flex; flex-wrap: wrap; gap: .75rem; margin: 1.25rem 0; }
.card { border: 1px solid var(--line); border-radius: .4rem; padding: .6rem .9rem; min-width: 8.5rem; }
.card b { display: block; font-size: 1.35rem; line-height: 1.3; } .card small { color: var(--soft); font-size: .85rem; font-weight: normal; } .card span { color: var(--soft); font-size: .85rem; }
.wide { overflow-x: auto; }
@media screen and (max-width: 56rem) { table { font-size: .78rem; } th, td { padding: .25rem .25rem; } }
/* On a telephone a drawing keeps a size at which its words can be read, and scrolls as tables do. */
@media screen and (max-width: 40rem) { figure { overflow-x: auto; } figure figure { overflow: visible; } figcaption { position: sticky; left: 0; } figure > svg, figure figure > svg { width: 42rem; max-width: none; } }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; font-size: .87rem; } dt { font-weight: 600; } dd { margin: 0; color: var(--soft); }
/* Sizes are told in rem: only here does a smaller one make tables of ten columns fit the width of a page. */
@media print { html { font-size: 9px; } body { padding: 0; max-width: none; font-size: 1rem; } th, td { padding: .25rem .3rem; } h2, h3 { break-after: avoid; } .wide { overflow: visible; } a { color: inherit; } }
`;

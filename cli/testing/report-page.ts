import { expect } from 'vitest';

/** A report is one file that needs nothing else, shows at least so many plots, and has nothing in it left empty. */
export function expectWhole(report: string, plotsMin = 6): void {
  expect(report.match(/<svg/g)?.length).toBeGreaterThanOrEqual(plotsMin);
  // Namespaces are names, not places; nothing else may point outside.
  expect(report.replaceAll(/xmlns(:\w+)?="[^"]*"/g, '')).not.toMatch(/<script|https?:|<link|@import|url\((?!#)/);
  expect(report).not.toMatch(/NaN|undefined|Infinity/);
}

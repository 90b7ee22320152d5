/** What vitest's JSON reporter says, reduced to counts. A file that could not even be loaded counts as one failure: it ran no test that could. */
import { existsSync, readFileSync } from 'node:fs';

export function vitestCounts(reportFile, exitCode) {
  const none = { passed: 0, failed: exitCode === 0 ? 0 : 1, skipped: 0, files: 0 };
  if (!existsSync(reportFile)) return none;
  const report = JSON.parse(readFileSync(reportFile, 'utf8'));
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((result) => result.status === 'failed'),
  ).length;
  const failed = report.numFailedTests + unloaded;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
    files: report.testResults.length,
  };
}

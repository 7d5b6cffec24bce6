import {writeFileSync} from 'node:fs';

/** The tests of a suite and of those in it, each with its whole name. */
function* testsOf(suite, names = []) {
  for (const test of suite?.tests ?? []) yield {...test, fullName: [...names, test.name].join(' ')};
  for (const inner of suite?.suites ?? []) yield* testsOf(inner, [...names, inner.name]);
}

/** The first line of what went wrong. */
const messageOf = (error) => String(error?.message ?? 'no message').split('\n')[0];

/**
 * Closes a browser run with one `FAILED` line for each failed test and the line `N passed, N failed` over all engines. A
 * run without a single test fails.
 */
export function summaryReporter() {
  return {
    onTestRunFinished({sessions}) {
      const totals = {passed: 0, failed: 0, skipped: 0};
      const lines = [];
      const results = {};
      for (const session of sessions) {
        const tests = [...testsOf(session.testResults)];
        const counts = (results[session.testFile] ??= {passed: 0, failed: 0, skipped: 0});
        for (const {skipped, passed} of tests) counts[skipped ? 'skipped' : passed ? 'passed' : 'failed']++;
        const broken = tests.filter(({skipped, passed}) => !skipped && !passed);
        for (const {fullName, error} of broken) lines.push(`FAILED: ${fullName}: ${messageOf(error)}`);
        if (session.passed || broken.length > 0) continue;
        counts.failed++; // did not load, or an error between tests
        lines.push(`FAILED: ${session.testFile ?? session.id}: ${messageOf(session.errors?.[0])}`);
      }
      for (const counts of Object.values(results)) {
        for (const how of Object.keys(totals)) totals[how] += counts[how];
      }
      if (process.env.CHATPAY_RESULTS) writeFileSync(process.env.CHATPAY_RESULTS, JSON.stringify(results));
      const {passed, failed, skipped} = totals;
      if (passed + failed === 0) process.exitCode = 1;
      const closing = `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
      // after what the default reporter still has to say
      setTimeout(() => console.log([...lines, closing].join('\n')), 0);
    },
  };
}

// Mocha's own spec output, closed with one `FAILED` line for each failed test and the line `N passed, N failed`. A test
// that passed only at its second try is told as well. Whatever keeps Node alive after the last test is named and fails
// the run: a forgotten server or timer in a test is a fault of the test.
const {writeFileSync} = require('node:fs');

const {reporters, Runner} = require('mocha');

const GRACE_MS = 30_000;

/** What went wrong, on one line. */
const messageOf = (error) =>
  String(error?.message ?? error)
    .replace(/\s+/g, ' ')
    .slice(0, 600);

class Summary extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const {EVENT_TEST_RETRY, EVENT_TEST_PASS, EVENT_TEST_FAIL, EVENT_RUN_END} = Runner.constants;
    const results = {};
    const count = (test, how) => {
      const counts = (results[test.file ?? test.parent?.file] ??= {passed: 0, failed: 0});
      counts[how]++;
    };
    runner.on(EVENT_TEST_PASS, (test) => count(test, 'passed'));
    runner.on(EVENT_TEST_FAIL, (test) => count(test, 'failed'));
    const retried = [];
    const failed = [];
    runner.on(EVENT_TEST_RETRY, (test, error) => retried.push(`AGAIN: ${test.fullTitle()}: ${messageOf(error)}`));
    runner.on(EVENT_TEST_FAIL, (test, error) => failed.push(`FAILED: ${test.fullTitle()}: ${messageOf(error)}`));
    runner.once(EVENT_RUN_END, () => {
      const {passes, failures} = this.stats;
      for (const line of [...retried, ...failed]) console.log(line);
      if (process.env.CHATPAY_RESULTS) writeFileSync(process.env.CHATPAY_RESULTS, JSON.stringify(results));
      console.log(`${passes} passed, ${failures} failed`);
      setTimeout(() => {
        console.error(`Still open after the last test: ${process.getActiveResourcesInfo().join(', ')}`);
        process.exit(1);
      }, GRACE_MS).unref();
    });
  }
}

module.exports = Summary;

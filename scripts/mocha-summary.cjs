// Mocha's own spec output, closed with the line `N passed, N failed`. Whatever keeps Node alive after the last test is
// named and fails the run: a forgotten server or timer in a test is a fault of the test.
const {reporters, Runner} = require('mocha');

const GRACE_MS = 5000;

class Summary extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once(Runner.constants.EVENT_RUN_END, () => {
      const {passes, failures} = this.stats;
      console.log(`${passes} passed, ${failures} failed`);
      setTimeout(() => {
        console.error(`Still open after the last test: ${process.getActiveResourcesInfo().join(', ')}`);
        process.exit(1);
      }, GRACE_MS).unref();
    });
  }
}

module.exports = Summary;

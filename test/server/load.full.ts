import {expect} from 'chai';

import {growthOf, quantile, runLoad} from '../../bench/load/run.js';

/** From here on the log remembers as many events as it ever will, and nothing more is to come. */
const WARM_COMMANDS = 20_000;

/** What the heap may differ by from one look to another; a log that forgot nothing would grow by twice as much. */
const MAX_GROWTH = 0.2;

describe('a server with 200 conversations at once for a while', function () {
  this.timeout(600_000);

  it('loses, doubles and mixes up nothing, and takes no more memory from a certain time on', async () => {
    const {first, looks, commands, events, reopened, faults} = await runLoad({
      ...{conversations: 200, agents: 20, writers: 64},
      ...{lastsMs: 20_000, lastsCommands: 2 * WARM_COMMANDS, lookEveryMs: 2000, streamMs: 6000},
    });
    expect(faults).to.deep.equal([]);
    expect(events).to.deep.equal({customers: commands, agents: commands});
    expect(reopened).to.be.above(220);
    const growth = growthOf(looks.filter((look) => look.commands >= WARM_COMMANDS));
    expect(growth).to.be.below(MAX_GROWTH);
    const [own, log] = [quantile(first.answered, 0.99), quantile(first.appended, 0.99)];
    console.log(
      `    ${commands} commands, ${reopened} streams opened again; heap ${(100 * growth).toFixed(1)} % more in the end; ` +
        `p99 of an answer ${own.toFixed(0)} ms, of the log's own ${log.toFixed(0)} ms: ${(own / log).toFixed(1)} times`,
    );
  });
});

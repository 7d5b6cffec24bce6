import {expect} from 'chai';

import {quantile, runLoad} from '../../bench/load/run.js';
import {figure} from '../helpers/figure.js';

// The small form of `bench/load`; `load.full.ts` is a larger one.
describe('a server with many conversations at once', function () {
  this.timeout(120_000);

  it('brings every event to both sides, once and in order, over streams that end and go on', async () => {
    const {first, commands, events, reopened, faults} = await runLoad({
      ...{conversations: 50, agents: 5, writers: 32},
      ...{lastsMs: 2500, streamMs: 1000},
    });
    expect(faults).to.deep.equal([]);
    expect(events).to.deep.equal({customers: commands, agents: commands});
    expect(reopened).to.be.above(0);
    const [own, log] = [first.answered, first.appended].map((times) => quantile(times, 0.99).toFixed(0));
    const times = `a first command’s answer took ${own} ms (p99), the log’s own ${log}`;
    await figure(
      'L4',
      `${commands} commands in 50 conversations, ${reopened} streams opened again: nothing lost, doubled or out of order; ${times}`,
    );
  });
});

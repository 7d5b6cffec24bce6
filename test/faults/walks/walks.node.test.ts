import {setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';

import {expect} from 'chai';

import {walk} from './walk.js';

/** How many walks, and the seed of the first; the next have the next. Both can be set, to walk further or again. */
const WALKS = Number(process.env['CHATPAY_WALKS'] ?? 100);
const SEED = Number(process.env['CHATPAY_SEED'] ?? 20_261_124);

/** How many go on at once, and how many are one test. */
const AT_ONCE = 5;
const TOGETHER = 20;

/** Walks after which all code has run, and as many as it takes to tell a leak from what V8 puts aside by and by. */
const WARM = 100;
const MANY = 400;

/** The most that a walk may leave behind, in bytes: a world of its own takes some megabytes. */
const MAX_LEFT = 50_000;

describe('random walks through steps and faults', function () {
  this.timeout(300_000);
  const total = {walks: 0, moves: 0};
  const events = new Map<string, number>();
  let warm = 0;
  after(() => {
    const counts = [...events].map(([type, count]) => `${count} ${type}`).join(', ');
    console.log(`    ${total.walks} walks from seed ${SEED}, ${total.moves} moves: ${counts}`);
  });

  for (let from = 0; from < WALKS; from += TOGETHER) {
    const to = Math.min(from + TOGETHER, WALKS);
    it(`double and lose nothing, and leave no card behind: ${from + 1} to ${to}`, async () => {
      const seeds = Array.from({length: to - from}, (_, index) => SEED + from + index);
      const walkOn = async () => {
        for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
          const walked = await walk(seed);
          total.walks++;
          total.moves += walked.moves;
          for (const [type, count] of walked.events) events.set(type, (events.get(type) ?? 0) + count);
        }
      };
      await Promise.all(Array.from({length: AT_ONCE}, walkOn));
      if (to === WARM && WALKS >= MANY) warm = bytesInUse();
    });
  }

  // of a run as long as the nightly one
  if (WALKS >= MANY) {
    it('leave next to nothing in memory', () => {
      const left = (bytesInUse() - warm) / (total.walks - WARM);
      console.log(`    ${(left / 1000).toFixed(1)} KB left by each walk`);
      expect(left).to.be.below(MAX_LEFT);
    });
  }
});

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function bytesInUse(): number {
  collectGarbage();
  const {heapUsed, external} = process.memoryUsage();
  return heapUsed + external;
}

import {expect} from 'chai';

import {faultsIn} from './check.js';
import {FAULT_NAMES, strike, type FaultName} from './faults.js';
import {finish} from './finish.js';
import {go, STEP_NAMES, type StepName} from './steps.js';
import {TABLE} from './table.js';
import {SIDES, World, type Side} from './world/world.js';

/** What comes of a fault, as the table writes it, and what is wrong then. */
async function outcomeOf(step: StepName, fault: FaultName, side: Side): Promise<{cell: string; wrong: string[]}> {
  const world = await World.open();
  try {
    await go(world, step);
    await strike(world, fault, side, step);
    const after = world.seen();
    const end = await finish(world);
    return {cell: after === end ? after : `${after} > ${end}`, wrong: await faultsIn(world)};
  } finally {
    await world.close();
  }
}

describe('the table of faults', () => {
  let cells = 0;
  after(() => console.log(`    ${cells} cells: ${STEP_NAMES.length} steps, ${FAULT_NAMES.length} faults, 2 sides`));

  for (const step of STEP_NAMES) {
    describe(`a request that is ${step}`, () => {
      for (const fault of FAULT_NAMES) {
        it(`withstands ${fault}, at either side`, async () => {
          const outcomes = await Promise.all(SIDES.map((side) => outcomeOf(step, fault, side)));
          const row = Object.fromEntries(SIDES.map((side, index) => [side, outcomes[index]?.cell]));
          expect(row).to.deep.equal(TABLE[step]?.[fault]);
          expect(outcomes.flatMap(({wrong}) => wrong)).to.deep.equal([]);
          cells += outcomes.length;
        });
      }
    });
  }

  it('has no row for what there is not', () => {
    expect(Object.keys(TABLE)).to.deep.equal(STEP_NAMES);
    for (const row of Object.values(TABLE)) expect(Object.keys(row)).to.deep.equal(FAULT_NAMES);
  });
});

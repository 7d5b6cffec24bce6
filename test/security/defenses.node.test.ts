import {spawnSync} from 'node:child_process';

import {expect} from 'chai';

describe('The defenses that are taken out to see their tests fail', () => {
  it('are each where scripts/defenses.mjs looks for them', () => {
    const {status, stderr} = spawnSync(process.execPath, ['scripts/defenses.mjs', '--check'], {encoding: 'utf8'});
    expect(stderr).to.equal('');
    expect(status).to.equal(0);
  });
});

import {readdirSync} from 'node:fs';

import {expect} from 'chai';

describe('the pictures that are kept', () => {
  it('are few enough for somebody to look at', () => {
    const pictures = readdirSync('test/visual/shots').filter((name) => name.endsWith('.png'));
    expect(pictures.length).to.be.within(100, 120);
  });
});

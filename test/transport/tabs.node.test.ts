import {expect} from 'chai';

import {tabsTransport} from '../../src/transport/tabs.js';
import {AGENT} from '../helpers/commands.js';

describe('tabsTransport without a browser', () => {
  it('says what it needs', () => {
    expect(() => tabsTransport({name: 'x', party: AGENT})).to.throw(TypeError, 'Web Locks');
  });
});

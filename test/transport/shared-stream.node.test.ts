import {expect} from 'chai';

import {memoryBackend} from '../../src/transport/memory.js';
import {sharedTransport} from '../../src/transport/shared-stream.js';
import {CUSTOMER} from '../helpers/commands.js';

describe('sharedTransport where there are no locks', () => {
  it('is the transport as it was', () => {
    const transport = memoryBackend().transport(CUSTOMER);
    expect(sharedTransport(transport, {name: 'x'})).to.equal(transport);
  });
});

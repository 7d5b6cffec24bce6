import {expect} from '@open-wc/testing';

import {register} from '../../src/elements/register.js';

const copy = () => class extends HTMLElement {};

describe('register', () => {
  const warn = console.warn;
  let warnings: string[];
  beforeEach(() => {
    warnings = [];
    console.warn = (text: string) => warnings.push(text);
  });
  afterEach(() => (console.warn = warn));

  it('leaves the first copy where it is, silently where the second is of the same version', () => {
    const first = copy();
    register('test-same', first, '1.0.0');
    register('test-same', copy(), '1.0.0');
    register('test-same', first, '1.0.0');
    expect([customElements.get('test-same') === first, warnings]).to.deep.equal([true, []]);
  });

  it('warns once of a copy of another version, however many elements it brings', () => {
    register('test-one', copy(), '1.0.0');
    register('test-two', copy(), '1.0.0');
    register('test-one', copy(), '2.0.0');
    register('test-two', copy(), '2.0.0');
    expect(warnings).to.deep.equal([
      'chatpay-elements is on this page more than once: 1.0.0 is in use, and 2.0.0 is not.',
    ]);
  });

  it('does not throw where somebody else has taken the name', () => {
    customElements.define('test-taken', copy());
    expect(() => register('test-taken', copy(), '1.0.0')).not.to.throw();
  });
});

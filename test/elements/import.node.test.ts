import {expect} from 'chai';

describe('In Node, without a DOM', () => {
  for (const path of [
    'index',
    'define',
    'locales/de',
    'locales/ar',
    'elements/order/define',
    'elements/progress/define',
    'elements/receipt/define',
    'elements/provider/desk-surface',
    'elements/request/agent-view',
  ]) {
    it(`importing ${path} does nothing and throws nothing`, async () => {
      await import(`../../src/${path}.js`);
      expect(typeof document).to.equal('undefined');
    });
  }
});

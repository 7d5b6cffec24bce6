import {readFileSync} from 'node:fs';

import {expect} from 'chai';

import {llmsText} from '../../scripts/make-llms.mjs';
import {elementFolders} from '../../scripts/element-sources.mjs';

describe('llms.txt', () => {
  const text = readFileSync('llms.txt', 'utf8');

  it('is what the manifest and the docs say: `npm run manifest` writes it anew', () => {
    expect(text).to.equal(llmsText());
  });

  it('has every element, and is short', () => {
    for (const folder of elementFolders()) expect(text).to.include(`### <chatpay-${folder}>`);
    expect(text.length).to.be.below(16_000);
  });

  it('leads to nothing that the package has not', () => {
    expect(text).to.not.match(/\]\(/);
  });
});

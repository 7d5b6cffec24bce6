import {readFileSync, readdirSync} from 'node:fs';

import {expect} from 'chai';

import {GUIDES, llmsFullText, llmsText} from '../../scripts/make-llms.mjs';
import {elementFolders} from '../../scripts/element-sources.mjs';
import {publicTokens} from '../../scripts/make-tokens.mjs';

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

describe('llms-full.txt', () => {
  const text = llmsFullText();

  it('has every element, token and guide, and the security guide', () => {
    for (const folder of elementFolders()) expect(text).to.include(`### <chatpay-${folder}>`);
    for (const {name} of publicTokens()) expect(text).to.include(`- \`${name}\` (`);
    for (const title of ['Start in five minutes', 'Payment by link', 'Testing', 'Security']) {
      expect(text).to.match(new RegExp(`^# ${title}$`, 'm'));
    }
  });

  it('knows all guides that there are', () => {
    const there = readdirSync('stories/docs').flatMap((name) => /^(.*)\.mdx$/.exec(name)?.[1] ?? []);
    expect([...GUIDES].sort()).to.deep.equal(there.sort());
  });

  it('is text: nothing of Storybook’s is left, and no link', () => {
    expect(text).to.not.match(/storybook\/addon|<Meta|<Markdown|<figure|\]\(/);
  });
});

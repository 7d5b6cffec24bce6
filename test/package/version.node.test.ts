import {readFileSync} from 'node:fs';

import {expect} from 'chai';

import {VERSION} from '../../src/elements/version.js';

it('the version that copies tell each other is the package’s', () => {
  const {version} = JSON.parse(readFileSync('package.json', 'utf8')) as {version: string};
  expect(VERSION).to.equal(version);
});

import {expect} from 'chai';

import {bundlePages} from '../../demo/server/bundle.js';

const STATIC = /(?:from|import)\s*"\.\/([\w.-]+)"/g;
const LATE = /import\("\.\/([\w.-]+)"\)/g;

describe("the vault's pages as the demo serves them", () => {
  let files: ReadonlyMap<string, string>;
  before(async function () {
    this.timeout(60_000);
    files = (await bundlePages()).vault;
  });

  const named = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name]) => name!);

  /** A file and all that comes with it. */
  function closureOf(name: string, found = new Set<string>()): Set<string> {
    if (found.has(name)) return found;
    found.add(name);
    for (const next of named(files.get(`/${name}`) ?? '', STATIC)) closureOf(next, found);
    return found;
  }

  // A browser keeps the failure of a file that another imports, and the vault may not ask for it in another way.
  for (const page of ['pay.js', 'post.js']) {
    it(`load nothing late into ${page} but files that hang on no other which could be lost`, () => {
      const there = closureOf(page);
      const late = [...there].flatMap((name) => named(files.get(`/${name}`) ?? '', LATE));
      expect(late.some((name) => name.startsWith('sealing'))).to.equal(page === 'pay.js');
      for (const name of late) {
        expect(
          [...closureOf(name)].filter((other) => other !== name && !there.has(other)),
          name,
        ).to.deep.equal([]);
      }
    });
  }
});

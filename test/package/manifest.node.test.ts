import {readFileSync} from 'node:fs';

import {expect} from 'chai';

import {problemsOf} from '../../scripts/check-manifest.mjs';
import {elementFolders, surfaceOf} from '../../scripts/element-sources.mjs';

type Entry = {name: string; description?: string};
type Declaration = Record<string, Entry[]> & {tagName: string};
const manifest = JSON.parse(readFileSync('custom-elements.json', 'utf8')) as {
  modules: {declarations?: Declaration[]}[];
};
const declarationOf = (tag: string): Declaration => {
  const found = manifest.modules.flatMap(({declarations = []}) => declarations).find(({tagName}) => tagName === tag);
  return structuredClone(found!);
};

describe('the check of the manifest', () => {
  it('finds nothing wrong with any element as it is', () => {
    expect(elementFolders()).to.have.length.greaterThan(9);
    for (const folder of elementFolders()) {
      expect(problemsOf(declarationOf(`chatpay-${folder}`), surfaceOf(folder)), folder).to.deep.equal([]);
    }
  });

  for (const kind of ['events', 'cssParts', 'cssProperties'] as const) {
    it(`misses one of the ${kind}, and one too many`, () => {
      const declaration = declarationOf('chatpay-request');
      const [gone] = declaration[kind]!.splice(0, 1, {name: 'made-up', description: 'x'});
      const problems = problemsOf(declaration, surfaceOf('request'));
      expect(problems).to.include(`${kind}: "${gone!.name}" is not documented`);
      expect(problems).to.include(`${kind}: "made-up" is not in the sources`);
    });
  }

  it('misses a slot, and a description', () => {
    const declaration = declarationOf('chatpay-guard');
    declaration.slots = [];
    const [attribute] = declaration.attributes!;
    delete attribute!.description;
    expect(problemsOf(declaration, surfaceOf('guard'))).to.deep.equal([
      'slots: "" is not documented',
      `attributes: "${attribute!.name}" has no description`,
    ]);
  });

  it('hears of a custom state', () => {
    const surface = {...surfaceOf('guard'), cssStates: new Set(['warned'])};
    expect(problemsOf(declarationOf('chatpay-guard'), surface)).to.deep.equal([
      'cssStates: "warned" is not documented',
    ]);
  });
});

import {readFileSync} from 'node:fs';

import {expect} from 'chai';

import {cssData} from '../../scripts/editor-data.mjs';

interface Declaration {
  readonly tagName?: string;
  readonly cssParts?: readonly {readonly name: string; readonly description: string}[];
  readonly cssProperties?: readonly {readonly name: string; readonly description: string}[];
}

describe('what VS Code completes in style sheets', () => {
  const manifest = JSON.parse(readFileSync('custom-elements.json', 'utf8')) as {
    modules: {declarations?: Declaration[]}[];
  };
  const {properties, pseudoElements} = cssData(manifest);
  const elements = manifest.modules.flatMap(({declarations = []}) => declarations).filter(({tagName}) => tagName);
  const textOf = (entries: typeof properties, name: string) =>
    entries.find((entry) => entry.name === name)?.description.value ?? '';

  it('has each token and each part once', () => {
    for (const entries of [properties, pseudoElements]) {
      const names = entries.map(({name}) => name);
      expect(names).to.have.length.greaterThan(20);
      expect(names).to.deep.equal([...new Set(names)]);
    }
  });

  it('says at which element it means what', () => {
    for (const {tagName, cssParts = [], cssProperties = []} of elements) {
      const described = [
        ...cssParts.map(({name, description}) => [textOf(pseudoElements, `::part(${name})`), description] as const),
        ...cssProperties.map(({name, description}) => [textOf(properties, name), description] as const),
      ];
      for (const [text, description] of described) {
        const own = text.split(/\n\n(?=`<)/).find((meaning) => meaning.split(': ')[0]?.includes(`\`<${tagName}>\``));
        expect(own, `<${tagName}>: ${description}`).to.include(description);
      }
    }
  });
});

import {readFileSync} from 'node:fs';

import {expect} from 'chai';

import {problemsOf} from '../../scripts/check-manifest.mjs';
import {elementFolders, fileOf, surfaceOf, vaultElements} from '../../scripts/element-sources.mjs';
import {vaultManifest} from '../../scripts/vault-manifest.mjs';

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
      expect(problemsOf(declarationOf(`chatpay-${folder}`), surfaceOf(fileOf(folder))), folder).to.deep.equal([]);
    }
  });

  it('finds nothing wrong with the vault’s own elements, which the stories show', async () => {
    const {modules} = await vaultManifest();
    const declarations = modules.flatMap(({declarations = []}) => declarations as Declaration[]);
    expect(vaultElements().size).to.be.greaterThan(4);
    for (const [tag, file] of vaultElements()) {
      const declaration = declarations.find(({tagName}) => tagName === tag);
      expect(problemsOf(declaration!, surfaceOf(file)), tag).to.deep.equal([]);
    }
  }).timeout(30_000);

  it('knows how each event travels, and that one of another kind is meant', () => {
    const declaration = declarationOf('chatpay-request');
    const [open] = declaration.events!;
    expect(open).to.include({name: 'chatpay-request-open', bubbles: true, composed: true, cancelable: true});
    Object.assign(open!, {cancelable: false, bubbles: undefined});
    expect(problemsOf(declaration, surfaceOf(fileOf('request')))).to.deep.equal([
      'events: "chatpay-request-open" has not the "bubbles" of its class',
      'events: "chatpay-request-open" has not the "cancelable" of its class',
    ]);
  });

  it('misses a word about what can be canceled', () => {
    const declaration = declarationOf('chatpay-request');
    declaration.events![0]!.description = 'The customer wants to pay.';
    expect(problemsOf(declaration, surfaceOf(fileOf('request')))).to.deep.equal([
      'events: "chatpay-request-open" can be canceled, and its description does not say so',
    ]);
  });

  it('has the words behind a type’s name, and misses them', () => {
    const declaration = declarationOf('chatpay-order');
    const channel = declaration.attributes!.find(({name}) => name === 'channel') as {expandedType?: object};
    expect(channel.expandedType).to.deep.equal({text: "'sms' | 'whatsapp'"});
    delete channel.expandedType;
    expect(problemsOf(declaration, surfaceOf(fileOf('order')))).to.deep.equal([
      'attributes: "channel" takes a LinkChannel, whose words are not written out',
    ]);
  });

  for (const kind of ['events', 'cssParts', 'cssProperties'] as const) {
    it(`misses one of the ${kind}, and one too many`, () => {
      const declaration = declarationOf('chatpay-request');
      const [gone] = declaration[kind]!.splice(0, 1, {name: 'made-up', description: 'x'});
      const problems = problemsOf(declaration, surfaceOf(fileOf('request')));
      expect(problems).to.include(`${kind}: "${gone!.name}" is not documented`);
      expect(problems).to.include(`${kind}: "made-up" is not in the sources`);
    });
  }

  it('misses a slot, and a description', () => {
    const declaration = declarationOf('chatpay-guard');
    declaration.slots = [];
    const [attribute] = declaration.attributes!;
    delete attribute!.description;
    expect(problemsOf(declaration, surfaceOf(fileOf('guard')))).to.deep.equal([
      'slots: "" is not documented',
      `attributes: "${attribute!.name}" has no description`,
    ]);
  });

  it('hears of a custom state', () => {
    const surface = {...surfaceOf(fileOf('guard')), cssStates: new Set(['warned'])};
    expect(problemsOf(declarationOf('chatpay-guard'), surface)).to.deep.equal([
      'cssStates: "warned" is not documented',
    ]);
  });
});

import {mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join, resolve} from 'node:path';

import ts from 'typescript';
import {expect} from 'chai';

const FOLDER = resolve('test-results/samples');

/** What samples leave to the reader's own program. */
const AROUND = `
import type {Participant} from '../../src/server/index.js';
import type {Party} from '../../src/request/participant.js';
import type {Trust} from '../../src/request/trust.js';
import type {Transport} from '../../src/transport/transport.js';
declare global {
  const token: string;
  const trust: Trust;
  const backend: {clientFor(party: Party, conversations: readonly string[]): Transport};
  function yourParticipant(request: Request): Promise<Participant | null>;
}
`;

const files = [
  'README.md',
  ...readdirSync('stories/docs').map((name) => `stories/docs/${name}`),
  ...readdirSync('stories').flatMap((name) => (name.endsWith('.mdx') ? [`stories/${name}`] : [])),
];

interface Sample {
  readonly name: string;
  readonly code: string;
  /** Scripts of pages are checked as JavaScript: every name and argument, but not whether an element is there. */
  readonly isScript: boolean;
}

/** All code of a page of docs that says what language it is in. */
function samplesOf(file: string): Sample[] {
  const name = file.replaceAll(/\W/g, '-');
  return [...readFileSync(file, 'utf8').matchAll(/^```(ts|html)\n([\s\S]*?)^```$/gm)].flatMap(
    ([, language, text = ''], index): Sample[] => {
      if (language === 'ts') return [{name: `${name}-${index}.ts`, code: `${text}\nexport {};`, isScript: false}];
      const scripts = [...text.matchAll(/<script type="module">([\s\S]*?)<\/script>/g)].map(([, code = '']) => code);
      return scripts.map((code, at) => ({name: `${name}-${index}-${at}.js`, code, isScript: true}));
    },
  );
}

/** What the compiler finds wrong with samples that import the library by its public names. */
function complaints(samples: readonly Sample[], isScript: boolean): string[] {
  const {config} = ts.readConfigFile('tsconfig.json', (path) => readFileSync(path, 'utf8')) as {
    config: {compilerOptions: object};
  };
  const src = resolve('src');
  const {options} = ts.convertCompilerOptionsFromJson(
    {
      ...config.compilerOptions,
      allowJs: true,
      checkJs: true,
      noUnusedLocals: false,
      strictNullChecks: !isScript,
      noImplicitAny: !isScript,
      types: ['node', 'mocha'],
      paths: {
        'chatpay-elements': [`${src}/index.ts`],
        'chatpay-elements/define.js': [`${src}/define.ts`],
        'chatpay-elements/server/node': [`${src}/server/node.ts`],
        'chatpay-elements/*': [`${src}/*/index.ts`],
      },
    },
    '.',
  );
  const names = samples.filter((sample) => sample.isScript === isScript).map(({name}) => join(FOLDER, name));
  const program = ts.createProgram([...names, join(FOLDER, 'around.d.ts')], options);
  return names
    .flatMap((name) => {
      const file = program.getSourceFile(name);
      return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    })
    .map(
      ({file, messageText}) =>
        `${file?.fileName.slice(FOLDER.length + 1)}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
}

describe('The code in the docs', function () {
  this.timeout(300_000);
  const samples = files.flatMap(samplesOf);
  before(() => {
    rmSync(FOLDER, {recursive: true, force: true});
    mkdirSync(FOLDER, {recursive: true});
    writeFileSync(join(FOLDER, 'around.d.ts'), AROUND);
    for (const {name, code} of samples) writeFileSync(join(FOLDER, name), code);
  });

  it('is there to be checked', () => {
    expect(samples.filter(({isScript}) => isScript)).to.have.length.greaterThan(1);
    expect(samples.filter(({isScript}) => !isScript)).to.have.length.greaterThan(3);
  });

  it('compiles, strictly, where it is TypeScript', () => {
    expect(complaints(samples, false)).to.deep.equal([]);
  });

  it('compiles where it is a script of a page', () => {
    expect(complaints(samples, true)).to.deep.equal([]);
  });

  it('names no tag, attribute or event that there is not', () => {
    const manifest = readFileSync('custom-elements.json', 'utf8');
    const {modules} = JSON.parse(manifest) as {
      modules: {declarations?: {tagName?: string; attributes?: {name: string}[]}[]}[];
    };
    const tags = new Map(
      modules.flatMap(({declarations = []}) =>
        declarations.flatMap(({tagName, attributes = []}) =>
          tagName ? [[tagName, attributes.map(({name}) => name)] as const] : [],
        ),
      ),
    );
    const wrong = files.flatMap((file) => {
      const html = [...readFileSync(file, 'utf8').matchAll(/^```html\n([\s\S]*?)^```$/gm)]
        .map(([, text]) => text)
        .join('\n');
      return [...html.matchAll(/<(chatpay-[\w-]+)([^>]*)>/g)].flatMap(([, tag = '', rest = '']) => {
        const known = tags.get(tag);
        if (!known) return [`${file}: <${tag}>`];
        return [...rest.matchAll(/([\w-]+)=/g)]
          .map(([, name = '']) => name)
          .filter((name) => !known.includes(name) && !['id', 'class', 'lang'].includes(name))
          .map((name) => `${file}: <${tag} ${name}>`);
      });
    });
    expect(wrong).to.deep.equal([]);
  });
});

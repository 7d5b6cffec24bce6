import {mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {runInNewContext} from 'node:vm';

import {expect} from 'chai';
import ts from 'typescript';
import {compileTemplate} from 'vue/compiler-sfc';

const FOLDER = resolve('test-results/samples');

/** What samples leave to the reader's own program. */
const AROUND = `
import type {SecureAcceptanceOptions} from '../../src/collection/index.js';
import type {LinkServiceOptions, Participant, TermsHandlerOptions} from '../../src/server/index.js';
import type {Party} from '../../src/request/participant.js';
import type {Trust} from '../../src/request/trust.js';
import type {Stage} from '../../src/testing/index.js';
import type {Transport} from '../../src/transport/transport.js';
declare global {
  const token: string;
  const trust: Trust;
  const backend: {clientFor(party: Party, conversations: readonly string[]): Transport};
  function yourParticipant(request: Request): Promise<Participant | null>;
  const file: string;
  const secret: LinkServiceOptions['secret'];
  const apiKey: string;
  const pathSecret: string;
  const url: string;
  const profileId: string;
  const accessKey: string;
  const secretKey: string;
  const kid: string;
  const reports: SecureAcceptanceOptions['reports'];
  const signingKey: TermsHandlerOptions['signingKey'];
  const authenticate: (request: Request) => Promise<Participant | null>;
  const tellSomebody: LinkServiceOptions['onAlarm'];
  interface Window {
    stage: Stage;
  }
}
`;

/** Test runners and builders of which the docs tell, and which are not installed here. */
const TOOLS = [
  '@playwright/test',
  '@vitejs/plugin-vue',
  '@vitest/browser-playwright',
  'jest-environment-jsdom',
  'vitest',
  'vitest/config',
  '*.css',
];

const files = [
  'README.md',
  'SECURITY.md',
  ...readdirSync('docs').flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : [])),
  ...readdirSync('stories/docs').map((name) => `stories/docs/${name}`),
  ...readdirSync('stories').flatMap((name) => (name.endsWith('.mdx') ? [`stories/${name}`] : [])),
];

interface Sample {
  readonly name: string;
  readonly code: string;
  /** JavaScript, also that of pages: every name and argument is checked, but not whether an element is there. */
  readonly isScript: boolean;
}

/** All code of a page of docs that says what language it is in; but not what sets other tools up and has nothing of ours. */
function samplesOf(file: string): Sample[] {
  const name = file.replaceAll(/\W/g, '-');
  return [...readFileSync(file, 'utf8').matchAll(/^```(ts|js|html)\n([\s\S]*?)^```$/gm)].flatMap(
    ([, language, text = ''], index): Sample[] => {
      if (language === 'ts') return [{name: `${name}-${index}.ts`, code: `${text}\nexport {};`, isScript: false}];
      if (language === 'js') {
        return text.includes('chatpay')
          ? [{name: `${name}-${index}.js`, code: `${text}\nexport {};`, isScript: true}]
          : [];
      }
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
  const program = ts.createProgram(
    [...names, ...['around.d.ts', 'tools.d.ts'].map((file) => join(FOLDER, file))],
    options,
  );
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
    writeFileSync(join(FOLDER, 'tools.d.ts'), TOOLS.map((name) => `declare module '${name}';`).join('\n'));
    for (const {name, code} of samples) writeFileSync(join(FOLDER, name), code);
  });

  it('is there to be checked', () => {
    expect(samples.filter(({isScript}) => isScript)).to.have.length.greaterThan(8);
    expect(samples.filter(({isScript}) => !isScript)).to.have.length.greaterThan(3);
  });

  it('compiles, strictly, where it is TypeScript', () => {
    expect(complaints(samples, false)).to.deep.equal([]);
  });

  it('compiles where it is JavaScript or a script of a page', () => {
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

  it('makes Vue take the elements for elements, by the option that it names', () => {
    const [, test = ''] = /const isCustomElement = (.*);/.exec(readFileSync('stories/docs/start.mdx', 'utf8')) ?? [];
    const isCustomElement = runInNewContext(test) as (tag: string) => boolean;
    const compiled = (compilerOptions: object) =>
      compileTemplate({source: '<chatpay-status />', id: 'x', filename: 'x.vue', compilerOptions}).code;
    expect(compiled({})).to.include('resolveComponent');
    expect(compiled({isCustomElement})).to.not.include('resolveComponent');
  });
});

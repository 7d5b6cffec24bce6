// What a program's compiler says of the packed library where the program imports what the docs tell it to and nothing else: in
// plain TypeScript, in JSX and in a Vue template, with every attribute and every event of the manifest. One program for each
// way, since what one file imports is known in all files of a program.
import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {mkdir, writeFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {join, resolve} from 'node:path';

import ts from 'typescript';

/** What the programs below import, besides the library. Links to them have to be in the app's `node_modules`. */
export const FRAMEWORKS = ['@types/react', 'csstype', 'vue'];

const OPTIONS = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: 'es2022',
  module: 'esnext',
  moduleResolution: 'bundler',
  lib: ['es2022', 'dom', 'dom.iterable'],
  types: [],
};

/** Takes what has the event's own class, and no `any`. */
const TAKE = `type Events = GlobalEventHandlersEventMap;
type Sure<T> = 0 extends 1 & T ? never : T;
const take = <K extends keyof Events>(name: K, event: Sure<Events[K]>, ...any: 0 extends 1 & typeof event ? [never] : []) =>
  void [name, event, any];
const typed = <E>(event: E, ...any: 0 extends 1 & E ? [never] : []): E => (void any, event);`;

/** What no element takes. */
const WRONG = {scheme: 'gray', density: 'tight'};

/** A value of each attribute's type, as an expression. */
function valueOf({type, expandedType}) {
  const {text} = expandedType ?? type;
  if (text.startsWith("'")) return text.split(' | ')[0];
  return {boolean: 'true', number: '10'}[text] ?? "'x'";
}

const camel = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

/** The programs: a folder's name, and its files by name. */
function programs({modules}) {
  const elements = modules.flatMap(({declarations = []}) => declarations).filter(({tagName}) => tagName);
  const apart = ['order', 'progress', 'receipt'];
  const all = `import 'chatpay-elements/define.js';
${apart.map((name) => `import 'chatpay-elements/elements/${name}.js';`).join('\n')}`;
  const listen = ({tagName, events = []}) =>
    events.map(
      ({name}) =>
        `document.querySelector('${tagName}')!.addEventListener('${name}', (event) => take('${name}', typed(event)));`,
    );
  const attributes = ({attributes = []}) => attributes.map((one) => [camel(one.name), valueOf(one)]);
  const jsx = elements.map((element) => {
    const set = attributes(element).map(([name, value]) => `${name}={${value}}`);
    const on = (element.events ?? []).map(({name}) => `on${name}={(event) => take('${name}', typed(event))}`);
    return `<${element.tagName} ${[...set, ...on].join(' ')} />`;
  });
  const vue = elements.map((element) => {
    const set = attributes(element).map(([name, value]) => `:${name}="${value}"`);
    const on = (element.events ?? []).map(({name}) => `@${name}="(event) => take('${name}', typed(event))"`);
    return `  <${element.tagName} ${[...set, ...on].join(' ')} />`;
  });
  const wrong = elements.flatMap(({tagName}) => Object.entries(WRONG).map((attribute) => [tagName, ...attribute]));
  return {
    dom: {'main.ts': [all, TAKE, ...elements.flatMap(listen)].join('\n')},
    ...Object.fromEntries(
      elements.map((element) => [
        element.tagName,
        {
          'main.ts': [
            `import 'chatpay-elements/elements/${element.tagName.replace('chatpay-', '')}.js';`,
            TAKE,
            ...listen(element),
          ].join('\n'),
        },
      ]),
    ),
    react: {
      'main.tsx': [
        `import 'chatpay-elements/react';`,
        TAKE.replace('<E>', '<E,>'),
        `export const page = [${jsx.join(',\n')}];`,
        ...wrong.map(
          ([tag, name, value], index) =>
            `// @ts-expect-error no such ${name}\nexport const wrong${index} = <${tag} ${name}="${value}" />;`,
        ),
      ].join('\n'),
    },
    vue: {
      'app.vue': [
        '<script setup lang="ts">',
        `import 'chatpay-elements/vue';`,
        TAKE,
        '</script>',
        '<template>',
        ...vue,
        ...wrong.map(([tag, name, value]) => `  <!-- @vue-expect-error -->\n  <${tag} ${name}="${value}" />`),
        '</template>',
      ].join('\n'),
      'tsconfig.json': JSON.stringify({
        compilerOptions: {...OPTIONS, jsx: 'preserve'},
        vueCompilerOptions: {strictTemplates: true},
        include: ['app.vue'],
      }),
    },
  };
}

/** Compiles programs one after the other; what several of them read is read once. */
function compiler() {
  const {options} = ts.convertCompilerOptionsFromJson({...OPTIONS, jsx: 'react-jsx'}, '.');
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile;
  const files = new Map();
  host.getSourceFile = (name, ...rest) => {
    if (!files.has(name)) files.set(name, read.call(host, name, ...rest));
    return files.get(name);
  };
  return (name) => {
    const program = ts.createProgram([name], options, host);
    const file = program.getSourceFile(name);
    const found = [program.getSyntacticDiagnostics(file), program.getSemanticDiagnostics(file)].flat();
    return found.map(({start, messageText}) => {
      const [line] = file.text.slice(start, start + 60).split('\n');
      return `${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    });
  };
}

/** What the compilers find wrong, by program; `app` is the folder whose `node_modules` has the packed library. */
export async function typeProblems(app) {
  const manifest = JSON.parse(readFileSync(join(app, 'node_modules/chatpay-elements/custom-elements.json'), 'utf8'));
  const compile = compiler();
  const problems = {};
  for (const [name, sources] of Object.entries(programs(manifest))) {
    const folder = join(app, 'types', name);
    await mkdir(folder, {recursive: true});
    for (const [file, text] of Object.entries(sources)) await writeFile(join(folder, file), text);
    const found = name === 'vue' ? vueProblems(folder) : compile(join(folder, Object.keys(sources)[0]));
    if (found.length > 0) problems[name] = found;
  }
  return problems;
}

function vueProblems(folder) {
  const program = createRequire(resolve('package.json')).resolve('vue-tsc/bin/vue-tsc.js');
  const {status, stdout, stderr} = spawnSync(process.execPath, [program, '--pretty', 'false', '-p', folder], {
    encoding: 'utf8',
  });
  return status === 0 ? [] : `${stdout}${stderr}`.trim().split('\n');
}

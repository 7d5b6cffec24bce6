import {readFileSync, readdirSync} from 'node:fs';
import {isBuiltin} from 'node:module';
import {dirname, join, resolve as resolvePath} from 'node:path';

import resolve from '@rollup/plugin-node-resolve';

import {bundlePlugins, compile, isTrust, vaultPages} from './scripts/bundle.mjs';
import {elementFolders} from './scripts/element-sources.mjs';
import {entries, pkg} from './scripts/entries.mjs';

const packages = Object.keys({...pkg.dependencies, ...pkg.peerDependencies});
const isDependency = (id) => isBuiltin(id) || packages.some((name) => id === name || id.startsWith(`${name}/`));

/** Copies a folder's pages and style sheets as they are. */
function assets(folder, into = '') {
  return {
    name: 'assets',
    generateBundle() {
      for (const name of readdirSync(folder).filter((file) => /\.(html|css|svg)$/.test(file))) {
        this.emitFile({type: 'asset', fileName: into + name, source: readFileSync(folder + name)});
      }
    },
  };
}

/** Leaves the masker to its own build. */
const maskingApart = {
  name: 'masking-apart',
  resolveId(source, importer = '') {
    const id = join(dirname(importer), source);
    return source.startsWith('.') && isMasking(id) && !isMasking(importer) ? {id, external: 'relative'} : null;
  },
};
const isMasking = (id) => id.includes('/src/masking/');

/** One file per module, for bundlers and for Node; dependencies stay imports. */
const modules = {
  input: entries().filter((path) => !path.startsWith('src/masking/')),
  external: isDependency,
  plugins: [maskingApart, resolve({extensions: ['.ts', '.js']}), ...compile(), assets('src/themes/', 'themes/')],
  output: {
    dir: 'dist',
    format: 'es',
    sourcemap: true,
    preserveModules: true,
    preserveModulesRoot: 'src',
    entryFileNames: '[name].js',
  },
};

/**
 * The masker as one file behind the modules that others import: an engine takes for constant what it finds in the same file,
 * which saves a fifth of the time. Words stay files of their own.
 */
const masking = {
  input: [
    ...['index', 'all', 'core', 'finder', 'meanwhile', 'reading', 'whole'].map((name) => `src/masking/${name}.ts`),
    ...entries().filter((path) => path.startsWith('src/masking/words/')),
  ],
  plugins: modules.plugins,
  output: {
    ...modules.output,
    preserveModules: false,
    chunkFileNames: 'masking/[name].js',
    entryFileNames: ({facadeModuleId}) => facadeModuleId.replace(/^.*\/src\/(.*)\.ts$/, '$1.js'),
    manualChunks: (id) =>
      /\/src\/masking\/(?!words|packed|meanwhile|zeros|whole|reading|all|index)/.test(id) ? 'masker' : undefined,
  },
};

/** What a page without a build imports: every element, registered, and all that the package exports. */
const whole = {
  name: 'whole',
  resolveId: (id) => (id === 'whole' ? id : null),
  load: (id) =>
    id === 'whole' ? [INDEX, ...DEFINES].map((path) => `export * from '${resolvePath(path)}';`).join('') : null,
};
const INDEX = 'src/index.ts';
const DEFINES = elementFolders().map((folder) => `src/elements/${folder}/define.ts`);

/** What Lit asks for while its module is read; in Node, where there is none of it, the file can be imported all the same. */
const WITHOUT_DOM = 'const {HTMLElement = class {}, document = {createTreeWalker() {}}} = globalThis;';

/** One minified file with everything in it, the languages too: a page fetches it from wherever it is, and nothing beside it. */
const cdn = {
  input: {'chatpay.min': 'whole'},
  plugins: [whole, ...bundlePlugins('chatpay.min')],
  output: {
    dir: 'dist/cdn',
    format: 'es',
    sourcemap: true,
    inlineDynamicImports: true,
    intro: WITHOUT_DOM,
    entryFileNames: '[name].js',
  },
};

/** One of the vault's pages: its script, its languages, and `trust.js`, which a deployment writes beside it. */
const page = (name, first) => ({
  input: {[name]: `src/vault/pages/${name}.ts`},
  external: isTrust,
  plugins: [...bundlePlugins(name), ...(first ? [assets('src/vault/pages/')] : [])],
  output: {
    dir: 'dist/vault',
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: `${name}-[name].js`, // the languages but English, fetched when they are spoken
    paths: (id) => (isTrust(id) ? './trust.js' : id),
  },
});

export default [
  ...(modules.input.length > 0 ? [modules, masking] : []),
  cdn,
  ...vaultPages().map((name, index) => page(name, index === 0)),
];

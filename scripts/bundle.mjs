// What the browser bundles and the size check have in common: everything inside, minified as it is published.
import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';

import {literalsHtmlCssMinifier} from '@literals/rollup-plugin-html-css-minifier';
import commonjs from '@rollup/plugin-commonjs';
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild, {minify} from 'rollup-plugin-esbuild';

/** TypeScript to JavaScript, with the templates' white space taken out. */
export function compile() {
  return [
    esbuild({target: 'es2022', tsconfig: 'tsconfig.json'}),
    literalsHtmlCssMinifier({include: ['src/**/*.ts'], failOnError: true}),
  ];
}

/** Collects the licences of what a bundle contains into a file beside it, as those licences ask. */
function licenses(fileName) {
  return {
    name: 'licenses',
    generateBundle(_, bundle) {
      const modules = Object.values(bundle).flatMap((chunk) => Object.keys(chunk.modules ?? {}));
      // the commonjs plugin puts a zero byte before the ids of modules that it makes up
      const folders = modules.map((id) => /^\0?(.*\/node_modules\/(@[^/]+\/)?[^/]+)\//.exec(id)?.[1]).filter(Boolean);
      const texts = [...new Set(folders)].sort().map((folder) => {
        const {name, version, license} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
        const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
        return `${name} ${version} (${license})\n\n${file ? readFileSync(join(folder, file), 'utf8').trim() : ''}`;
      });
      this.emitFile({type: 'asset', fileName, source: `${texts.join('\n\n---\n\n')}\n`});
    },
  };
}

/** Plugins for a file with everything inside; `name` is its name without `.js`. */
export function bundlePlugins(name) {
  return [
    resolve({extensions: ['.ts', '.js'], exportConditions: ['production', 'browser'], browser: true}),
    commonjs(),
    ...compile(),
    // esbuild before terser: it names private members alike in all classes, by how often each is used
    minify({target: 'es2022', legalComments: 'none'}),
    terser({
      ecma: 2022,
      module: true,
      compress: {passes: 3, unsafe_arrows: true},
      format: {comments: false, preamble: `/*! Licences of the parts: ${name}.licenses.txt */`},
    }),
    licenses(`${name}.licenses.txt`),
  ];
}

/** The vault's trust settings: written at deployment, beside the pages, so never part of a bundle. */
export const isTrust = (id) => /(^|\/)trust\.js$/.test(id);

/** The vault's pages: the names of the HTML files that have a script of the same name. */
export function vaultPages() {
  const folder = 'src/vault/pages';
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.html'))
    .map((file) => file.slice(0, -'.html'.length));
  return names.filter((name) => existsSync(`${folder}/${name}.ts`));
}

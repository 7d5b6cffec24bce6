import {createRequire} from 'node:module';

import {build} from 'esbuild';

/** Serves packages that are CommonJS only to the test browser, each as one ES module with its named exports, subpaths too. */
export function cjsPackages(names, resolveDir) {
  const cache = new Map();
  const isOne = (source) => names.some((name) => source === name || source.startsWith(`${name}/`));
  const require = createRequire(`${resolveDir}package.json`);
  const contentsOf = (source) => {
    const names = Object.keys(require(source)).filter((name) => /^[a-z]\w*$/i.test(name) && name !== 'default');
    const exported = names.map((name) => `export const ${name} = all.${name};`).join('\n');
    return `import * as all from ${JSON.stringify(source)};\nexport default all.default;\n${exported}`;
  };
  const bundle = (source) =>
    build({
      stdin: {contents: contentsOf(source), resolveDir},
      bundle: true,
      format: 'esm',
      platform: 'browser',
      target: 'es2022',
      write: false,
      logLevel: 'silent',
    });
  return {
    name: 'cjs-packages',
    resolveImport: ({source}) => (isOne(source) ? `/__cjs__/${source}.js` : undefined),
    async serve({path}) {
      const source = /^\/__cjs__\/(.+)\.js$/.exec(path)?.[1];
      if (!source) return undefined;
      if (!cache.has(source)) cache.set(source, bundle(source));
      return {body: (await cache.get(source)).outputFiles[0].text, type: 'js'};
    },
  };
}

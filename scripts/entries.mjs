import {existsSync, readFileSync, readdirSync} from 'node:fs';

/** The package's own description. */
export const pkg = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

/** Paths that fit a pattern with at most one `*`, which stands for one name without its folders. */
function expand(pattern) {
  const [before, after] = pattern.split('*');
  if (after === undefined) return existsSync(pattern) ? [pattern] : [];
  const folder = before.slice(0, before.lastIndexOf('/') + 1);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => !name.endsWith('.d.ts'))
    .map((name) => (after.startsWith('/') ? folder + name + after : folder + name))
    .filter((path) => path.startsWith(before) && path.endsWith(after) && existsSync(path));
}

/**
 * The entry points in `src/`, read from the `exports` of package.json so that there is one list of them: `./dist/x.js`
 * is made of `src/x.ts`.
 */
export function entries() {
  return Object.values(pkg.exports)
    .filter((target) => typeof target === 'object')
    .flatMap(({default: path}) => expand(path.replace(/^\.\/dist\//, 'src/').replace(/\.js$/, '.ts')));
}

/** What each key of `exports` stands for in the built package: `[specifier, file]`, patterns written out. */
export function specifiers() {
  return Object.entries(pkg.exports).flatMap(([key, target]) => {
    if (typeof target !== 'object') return [];
    const [before, after] = target.default.split('*');
    const name = key.replace(/^\./, pkg.name);
    if (after === undefined) return [[name, target.default]];
    return expand(target.default).map((file) => [name.replace('*', file.slice(before.length, -after.length)), file]);
  });
}

// Imports every entry point of the built package by its public name, each in a Node of its own: it must not throw, print
// or leave anything running. The vault's pages are files to serve, and only have to be there. The types must hold for a
// program that checks its libraries and has none of our settings.
import {spawnSync} from 'node:child_process';
import {existsSync, rmSync, writeFileSync} from 'node:fs';

import {pkg, specifiers} from './entries.mjs';

const LIMIT_MS = 60_000;
const STATIC = [
  ...['pay', 'desk'].flatMap((page) => [`dist/vault/${page}.html`, `dist/vault/${page}.js`]),
  pkg.unpkg,
  pkg.jsdelivr,
  'custom-elements.json',
];

function problemOf([specifier, file]) {
  if (!existsSync(file)) return `${file} is missing`;
  const code = `await import(${JSON.stringify(specifier)})`;
  const {status, stdout, stderr} = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    encoding: 'utf8',
    timeout: LIMIT_MS,
  });
  if (status === null) return `still running after ${LIMIT_MS / 1000} s`;
  return status === 0 && !stdout && !stderr ? undefined : `exit ${status}: ${stdout}${stderr}`;
}

/** What a strict NodeNext program that uses every entry point finds wrong with the types. */
function typeProblem() {
  const file = 'dist/consumer.mts'; // within the package, so that it can import it by name
  const lines = specifiers().map(([specifier], index) => `export * as entry${index} from '${specifier}';`);
  const options =
    '--noEmit --strict --module nodenext --target es2022 --lib es2023,dom,dom.iterable --types node'.split(' ');
  writeFileSync(file, lines.join('\n'));
  try {
    const args = ['node_modules/typescript/bin/tsc', ...options, '--ignoreConfig', '--skipLibCheck', 'false', file];
    const {status, stdout} = spawnSync(process.execPath, args, {encoding: 'utf8'});
    return status === 0 ? undefined : stdout;
  } finally {
    rmSync(file);
  }
}

const problems = [
  ...specifiers().map((one) => [one[0], problemOf(one)]),
  ...STATIC.map((file) => [file, existsSync(file) ? undefined : 'is missing']),
  ['types', existsSync('dist') ? typeProblem() : 'dist is missing'],
].filter(([, problem]) => problem);
for (const [name, problem] of problems) console.error(`${name}: ${problem}`);
console.log(`${specifiers().length} entry points, ${STATIC.length} files, ${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;

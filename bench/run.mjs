// Runs the measurements: `npm run bench` all of them, `npm run bench -- bytes timeline` some. Each prints a table of its
// own, with ratios to a peer or a floor of the same run; see bench/README.md for what they mean.
import {spawnSync} from 'node:child_process';
import {existsSync, readdirSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));

/** A measurement is a script in this folder, or one named like its folder; peers are installed beside it. */
const all = readdirSync(root, {withFileTypes: true}).flatMap((entry) => {
  const name = entry.name.replace(/\.(mjs|ts)$/, '');
  if (entry.isFile()) return name === 'run' || name === entry.name ? [] : [{name, script: join(root, entry.name)}];
  const script = ['mjs', 'ts'].map((kind) => join(root, name, `${name}.${kind}`)).find(existsSync);
  return script ? [{name, script}] : [];
});

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !all.some((bench) => bench.name === name));
if (unknown.length > 0) {
  console.error(`There is no measurement ${unknown.join(', ')}. There are: ${all.map(({name}) => name).join(', ')}.`);
  process.exit(1);
}

let failed = false;
for (const {name, script} of all) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n=== ${name}`);
  const folder = dirname(script);
  if (existsSync(join(folder, 'package.json')) && !existsSync(join(folder, 'node_modules'))) {
    spawnSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], {
      cwd: folder,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
  }
  const {status} = spawnSync(process.execPath, ['--import=tsx', script], {stdio: 'inherit'});
  failed ||= status !== 0;
}
process.exitCode = failed ? 1 : 0;

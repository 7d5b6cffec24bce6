// Fails when custom-elements.json is not what the elements' sources say; `npm run manifest` writes it anew.
import {spawnSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';

const FILE = 'custom-elements.json';
const before = existsSync(FILE) ? readFileSync(FILE, 'utf8') : '';
const {status} = spawnSync('npm', ['run', '-s', 'manifest'], {stdio: 'inherit', shell: process.platform === 'win32'});
const same = status === 0 && readFileSync(FILE, 'utf8') === before;
console.log(same ? `${FILE} is up to date` : `${FILE} was out of date: run "npm run manifest" and commit it`);
process.exitCode = same ? 0 : 1;

// Weighs what a person's browser loads first, and fails above the budgets.
import {PARTS, weigh, WHOLE} from './weigh.mjs';

let over = 0;
for (const {name, entry, aim, budget} of PARTS) {
  const {gzip: bytes} = await weigh(entry);
  const verdict = bytes > budget ? 'OVER THE BUDGET' : bytes > aim ? 'over the aim' : 'ok';
  console.log(`${name}: ${bytes} bytes gzip (aim ${aim}, budget ${budget}): ${verdict}`);
  if (bytes > budget) over++;
}
for (const {name, entry} of WHOLE) console.log(`${name}: ${(await weigh(entry)).gzip} bytes gzip`);
process.exitCode = over > 0 ? 1 : 0;

// Weighs what a person's browser loads first, and fails above the budgets.
import {existsSync} from 'node:fs';

import {PARTS, weigh} from './weigh.mjs';

let over = 0;
for (const {name, entry, aim, budget, ceiling} of PARTS) {
  if (!existsSync(entry)) {
    console.log(`${name}: ${entry} is missing`);
    over++;
    continue;
  }
  const {gzip: bytes} = await weigh(entry);
  const verdict =
    bytes > ceiling ? 'OVER THE CEILING' : bytes > budget ? 'over the budget' : bytes > aim ? 'over the aim' : 'ok';
  console.log(`${name}: ${bytes} bytes gzip (aim ${aim}, budget ${budget}, ceiling ${ceiling}): ${verdict}`);
  if (bytes > ceiling) over++;
}
process.exitCode = over > 0 ? 1 : 0;

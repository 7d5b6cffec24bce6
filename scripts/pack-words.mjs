// Packs the word lists of all languages into one module, which is what a server loads: `npm run words` after a list was changed. A
// test says when it is old.
import {writeFileSync} from 'node:fs';

import {loadWords, wordLanguages} from '../src/masking/words/load.ts';
import {pack} from '../src/masking/pack.ts';

const packed = pack(await Promise.all(wordLanguages.map(loadWords)));
const quoted = `'${JSON.stringify(packed).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
writeFileSync(
  'src/masking/packed.ts',
  `// Made from the lists by \`npm run words\`.\nexport const packed =\n  ${quoted};\n`,
);

// Writes src/masking/words/packed.ts, the words of all languages as one list: `node --import=tsx scripts/pack-words.mjs`.
import {writeFileSync} from 'node:fs';

import prettier from 'prettier';

import {allWords} from '../src/masking/words/all.ts';
import {packWords} from '../src/masking/words/pack.ts';

const file = new URL('../src/masking/words/packed.ts', import.meta.url);
const source = `import type {WordList} from './list.js';

/**
 * The words of all languages as one list, each once and folded. It is made of the lists beside it by
 * \`scripts/pack-words.mjs\`: change those, and run it.
 */
export const packed: WordList = ${JSON.stringify(packWords(allWords), null, 2)};
`;
const options = await prettier.resolveConfig(file.pathname);
writeFileSync(file, await prettier.format(source, {...options, parser: 'typescript'}));

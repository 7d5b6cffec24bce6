// One side of the comparison in a process of its own, as a server is one: told by messages to do a round, it answers with
// what it measured.
import {createTestSigner} from '../../test/helpers/terms.js';
import {backendSide, logSide, rawSide} from './sides.js';
import {WORK} from './work.js';

const SIDES = {raw: rawSide, log: logSide, backend: backendSide} as const;

/** Which side to be, and what to do there. */
export interface SideSetup {
  readonly kind: keyof typeof SIDES;
  readonly work: keyof typeof WORK;
  readonly file: string;
}

const {kind, work, file} = JSON.parse(process.argv[2] ?? '{}') as SideSetup;
const side = await SIDES[kind]({file, signer: await createTestSigner(), work: WORK[work]});

process.on('message', () => {
  void side.round().then((measured) => process.send?.(measured));
});
process.send?.('ready');

// The agent's page part with the whole masker, as in customer-typing.ts.
import './agent.js';
import {createFinder, en} from '../../src/masking/whole.js';

(globalThis as {keep?: unknown}).keep = [createFinder([en])];

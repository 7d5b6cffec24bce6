// The customer's page part once somebody is in the chat's field: the whole masker and its English words, without the seams of chunks.
import './customer.js';
import {createFinder, en} from '../../src/masking/whole.js';

(globalThis as {keep?: unknown}).keep = createFinder([en]);

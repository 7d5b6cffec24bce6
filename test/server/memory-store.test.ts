import {logChecks} from '../../src/server/log-checks.js';
import {memoryStore} from '../../src/server/memory-store.js';
import {safeChecks} from '../../src/server/safe-checks.js';

const make = () => ({store: memoryStore()});

describe('a log in memory', () => {
  for (const {name, run} of logChecks(make)) it(name, run);
});

describe('safes in memory', () => {
  for (const {name, run} of safeChecks(make)) it(name, run);
});

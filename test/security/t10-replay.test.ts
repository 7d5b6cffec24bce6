import {memoryStore} from '../../src/server/memory-store.js';
import {itTakesACardOnce} from './replays.js';

describe('T10: a card that was sent before', function () {
  this.timeout(60_000);
  itTakesACardOnce('in memory', memoryStore);
});

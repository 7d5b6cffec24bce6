import {memoryStore} from '../../src/server/memory-store.js';
import {itTakesACardOnce} from './replays.js';

describe('T10: a card that was sent before', () => {
  itTakesACardOnce('in memory', memoryStore);
});

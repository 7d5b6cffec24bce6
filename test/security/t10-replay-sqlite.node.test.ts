import {temporaryDatabase, type TemporaryDatabase} from '../server/sqlite/temporary.js';
import {itTakesACardOnce} from './replays.js';

describe('T10: a card that was sent before, to a server with SQLite', () => {
  let database: TemporaryDatabase;
  beforeEach(() => {
    database = temporaryDatabase();
  });
  afterEach(() => database.dispose());

  itTakesACardOnce('in SQLite', () => database.open());
});

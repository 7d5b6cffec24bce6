import {expect} from 'chai';

import {Bell} from '../../../src/server/bell.js';
import {Commits} from '../../../src/server/sqlite/commits.js';
import {Conversations} from '../../../src/server/sqlite/conversations.js';
import {openDatabase, type Database} from '../../../src/server/sqlite/database.js';
import {prepareSchema} from '../../../src/server/sqlite/schema.js';
import {SqliteLog} from '../../../src/server/sqlite/sqlite-log.js';
import {temporaryDatabase, type TemporaryDatabase} from './temporary.js';

/** More than are remembered at once. */
const MANY = 40_000;
const MOST = 16_384;

describe('what is remembered of conversations', () => {
  let temporary: TemporaryDatabase;
  let database: Database;
  let conversations: Conversations;
  beforeEach(async () => {
    temporary = temporaryDatabase();
    database = await openDatabase(temporary.file);
    const epoch = prepareSchema(database);
    conversations = new Conversations(database);
    const log = new SqliteLog(database, {commits: new Commits(database), epoch, bell: new Bell()});
    const by = {role: 'customer', id: 'c'} as const;
    await log.append({conversation: 'real', inbox: 'a'}, 0, [
      {type: 'opened', request: 'r', conversation: 'real', at: 1, by},
    ]);
  });
  afterEach(() => {
    database.close();
    return temporary.dispose();
  });

  const real = () => {
    const [conversation] = conversations.look(['real']);
    return [conversation!.sequence, conversation!.eventsOf('r').length];
  };

  it('has an end, however many are asked about of which there is nothing', () => {
    expect(real()).to.deep.equal([1, 1]);
    for (let count = 0; count < MANY; count += 100) {
      conversations.look(Array.from({length: 100}, (_, index) => `made up ${count + index}`));
      expect(conversations.size).to.be.at.most(MOST);
    }
    expect(conversations.size).to.be.greaterThan(MOST / 2); // and is no less than it need be
    expect(real()).to.deep.equal([1, 1]);
  });
});

import {expect} from 'chai';

import {createCharge} from '../../../src/collection/charge.js';
import {LinkStore} from '../../../src/server/link/link-store.js';
import {memoryShelf, type Shelf} from '../../../src/server/link/shelf.js';
import {sqliteShelf} from '../../../src/server/link/sqlite-shelf.js';
import {makeTerms} from '../../helpers/terms.js';

const NOW = Date.UTC(2026, 10, 23, 9, 30);
const HALF_A_YEAR = 183 * 24 * 60 * 60_000;

const SHELVES: Record<string, () => Promise<Shelf>> = {
  'in memory': () => Promise.resolve(memoryShelf()),
  'in SQLite': () => sqliteShelf({file: ':memory:'}),
};

/** A charge of a request, as it is kept before its checkout is handed out. */
function chargeFor(terms = makeTerms({collection: 'secure-acceptance-hosted'})) {
  const options = {terms, attempt: 1, returnUrl: 'https://pay.example/', origins: []};
  return {charge: createCharge(options, NOW), collection: 'secure-acceptance-hosted', seat: 'seat'} as const;
}

for (const [where, makeShelf] of Object.entries(SHELVES)) {
  describe(`what payment by link keeps, ${where}`, () => {
    it('has no second charge of a request beside one that may still be paid', async () => {
      const store = new LinkStore(await makeShelf(), () => NOW);
      const terms = makeTerms({collection: 'secure-acceptance-hosted'});
      const first = chargeFor(terms);
      expect(store.keepCharge(first)).to.equal(true);
      expect(store.keepCharge(chargeFor(terms))).to.equal(false);
      expect(store.keepCharge(chargeFor())).to.equal(true);
      const {reference} = first.charge;
      for (const kind of ['paying', 'review', 'partial'] as const) {
        store.addOutcome({reference, kind, at: NOW, reason: 'So it is.'});
        expect(store.keepCharge(chargeFor(terms)), kind).to.equal(false);
      }
      expect(store.chargesOf(terms.id).map(({charge}) => charge)).to.deep.equal([first.charge]);
      const other = chargeFor();
      store.keepCharge(other);
      store.addOutcome({reference: other.charge.reference, kind: 'refused', at: NOW, reason: 'No.'});
      expect(store.keepCharge({...other, charge: {...other.charge, reference: crypto.randomUUID()}})).to.equal(true);
    });

    it('lets one begin a charge of a request at a time, and somebody else after a crash', async () => {
      let now = NOW;
      const store = new LinkStore(await makeShelf(), () => now);
      const terms = makeTerms({collection: 'secure-acceptance-hosted'});
      const claim = (by: string, request = terms.id) => store.claimBeginning(request, 1000, by);
      expect([claim('a'), claim('b'), claim('b', 'another')]).to.deep.equal([0, 1000, 0]);
      store.endBeginning(terms.id, 'b');
      expect(claim('b')).to.equal(1000); // it was not b's to end
      now += 400;
      expect(claim('b')).to.equal(600);
      now += 600; // whoever had it is gone
      expect(claim('b')).to.equal(0);
      store.endBeginning(terms.id, 'a');
      expect(claim('c')).to.equal(1000);
      store.endBeginning(terms.id, 'b');
      expect(claim('c')).to.equal(0);
      store.keepCharge(chargeFor(terms));
      store.endBeginning(terms.id, 'c');
      expect(claim('d')).to.equal(undefined);
    });

    it('hands a message to one at a time', async () => {
      let now = NOW;
      const store = new LinkStore(await makeShelf(), () => now);
      const at = {conversation: 'order-1', request: 'request-1'};
      const message = {...at, id: 'm', purpose: 'payment', cause: 1, tries: 0, nextAt: 0, isDone: false} as const;
      store.keepMessage(message);
      store.keepMessage({...message, tries: 5});
      expect(store.claim('m', 1000, 'clickatell')?.tries).to.equal(1);
      expect(store.claim('m', 1000, 'clickatell')).to.equal(undefined);
      now += 1000;
      expect(store.claim('m', 1000, 'twilio')).to.include({tries: 2, by: 'twilio'});
      store.changeMessage('m', {hasArrived: true});
      store.changeMessage('m', {isDone: true, messageId: 'theirs'});
      now += 10_000;
      expect(store.claim('m', 1000, 'clickatell')).to.equal(undefined);
      expect(store.messageOf('theirs')).to.include({id: 'm', hasArrived: true, isDone: true});
    });

    it('has signed requests looked after, ever less often, and forgets them after half a year', async () => {
      let now = NOW;
      const store = new LinkStore(await makeShelf(), () => now);
      const at = {conversation: 'order-1', request: 'request-1'};
      store.keepTerms({...at, agent: 'ana', command: 'c', digest: 'd', token: 't'});
      expect(store.keepTerms({...at, agent: 'ana', command: 'c', digest: 'other', token: 'u'}).token).to.equal('t');
      expect(store.due(now)).to.deep.equal([at]);
      store.attendLater(at, now);
      expect(store.due(now)).to.deep.equal([]);
      expect(store.due(now + 15_000)).to.deep.equal([at]);
      now += 60 * 60_000;
      store.attendLater(at, now);
      expect(store.due(now + 60_000)).to.deep.equal([]);
      store.forget(NOW + HALF_A_YEAR);
      expect([store.due(now + HALF_A_YEAR), store.termsOf('ana', 'c')]).to.deep.equal([[], undefined]);
    });
  });
}

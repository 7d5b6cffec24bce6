import {expect} from 'chai';

import {expiryFault} from '../../src/card/expiry.js';
import {formatCountdown} from '../../src/elements/ticker.js';
import type {PaymentEvent} from '../../src/request/event.js';
import {COMPLETION_GRACE_MS, stateOf} from '../../src/request/state.js';
import {verifyTerms} from '../../src/request/terms-token.js';
import {Deadlines} from '../../src/session/deadlines.js';
import {makeEvents, MINUTE, START, type Happening} from '../helpers/events.js';
import {figure} from '../helpers/figure.js';
import {createTestSigner, makeTerms, type TestSigner} from '../helpers/terms.js';

const HOUR = 60 * MINUTE;

/** When the clocks of a zone are changed, and by how many minutes; from the time zone database, release 2024a. */
const CHANGES: readonly (readonly [zone: string, at: number, minutes: number])[] = [
  ['Europe/Berlin', Date.UTC(2026, 2, 29, 1), 60],
  ['Europe/Berlin', Date.UTC(2026, 9, 25, 1), -60],
  ['America/New_York', Date.UTC(2026, 2, 8, 7), 60],
  ['America/New_York', Date.UTC(2026, 10, 1, 6), -60],
  ['America/Santiago', Date.UTC(2026, 8, 6, 4), 60],
  ['Australia/Lord_Howe', Date.UTC(2026, 3, 4, 15), -30],
  ['Australia/Lord_Howe', Date.UTC(2026, 9, 3, 15, 30), 30],
];

/** Zones from the one where a day ends last to the one where it ends first. */
const ZONES = ['Etc/GMT+12', 'America/New_York', 'UTC', 'Europe/Berlin', 'Asia/Kathmandu', 'Pacific/Kiritimati'];

describe('T11: whatever the wall clocks of a place do,', () => {
  const own = process.env.TZ;
  let signer: TestSigner;
  let tried = 0;

  before(async () => (signer = await createTestSigner()));
  afterEach(() => {
    // Node reads the zone again whenever it is set
    if (own === undefined) delete process.env.TZ;
    else process.env.TZ = own;
  });

  /** What happens to a request that was asked for five minutes before an instant. */
  async function around(at: number, ...happenings: Happening[]): Promise<readonly PaymentEvent[]> {
    const shift = at - 5 * MINUTE - START;
    const terms = makeTerms({createdAt: START + shift});
    const events = makeEvents(terms, await signer.sign(terms), ...happenings);
    return events.map((event) => ({...event, at: event.at + shift}));
  }

  for (const [zone, change, minutes] of CHANGES) {
    const name = `${zone}, ${new Date(change).toISOString().slice(0, 10)}, by ${minutes} minutes`;

    it(`ten minutes to answer and ten to use a card are ten minutes: ${name}`, async () => {
      process.env.TZ = zone;
      const offsetAt = (at: number) => -new Date(at).getTimezoneOffset();
      expect(offsetAt(change) - offsetAt(change - 1)).to.equal(minutes);

      const asked = await around(change);
      const begun = asked[0]!.at;
      const statusAt = (events: readonly PaymentEvent[], after: number) => stateOf(events, begun + after)?.status;
      expect([0, 5 * MINUTE, 10 * MINUTE - 1].map((after) => statusAt(asked, after))).to.deep.equal(
        Array(3).fill('waiting'),
      );
      expect(statusAt(asked, 10 * MINUTE)).to.equal('expired');

      const used = await around(change, ['submitted', 1], ['viewed', 2]);
      expect(statusAt(used, 11 * MINUTE - 1)).to.equal('submitted');
      expect(statusAt(used, 11 * MINUTE)).to.equal('lapsed');
      const lapsed = stateOf(used, begun + 11 * MINUTE)!;
      expect(lapsed.completeBy! - begun).to.equal(11 * MINUTE + COMPLETION_GRACE_MS);

      const [{token}] = asked as [Extract<PaymentEvent, {type: 'requested'}>];
      const {createdAt, expiresAt} = makeTerms({createdAt: begun});
      const verified = (now: number) =>
        verifyTerms(token, {trust: signer.trust, now}).then(
          () => 'right',
          ({fault}: {fault: string}) => fault,
        );
      expect(await verified(expiresAt - 1)).to.equal('right');
      expect(await verified(expiresAt)).to.equal('expired');
      expect(expiresAt - createdAt).to.equal(50 * MINUTE);
      tried++;
    });

    it(`a countdown goes on evenly, and a timer waits for what is left: ${name}`, () => {
      process.env.TZ = zone;
      const until = change + 5 * MINUTE;
      const shown = [-2, -1, 0, 1, 2].map((minute) => formatCountdown(until - (change + minute * MINUTE), 'en'));
      expect(shown).to.deep.equal(['7:00', '6:00', '5:00', '4:00', '3:00']);
      const waits: number[] = [];
      const real = globalThis.setTimeout;
      globalThis.setTimeout = ((_: () => void, ms: number) => void waits.push(ms)) as unknown as typeof setTimeout;
      try {
        const deadlines = new Deadlines(
          () => change - 5 * MINUTE,
          () => {},
        );
        deadlines.set('request', until);
        deadlines.resume();
      } finally {
        globalThis.setTimeout = real;
      }
      expect(waits).to.deep.equal([10 * MINUTE]);
      tried++;
    });
  }

  for (const zone of ZONES) {
    it(`a card is good through the last moment of its month in ${zone}, and ends everywhere at the same time`, () => {
      process.env.TZ = zone;
      const last = new Date(2026, 10, 30, 23, 59, 59, 999).getTime();
      expect(new Date(last).getDate()).to.equal(30);
      expect(expiryFault('11/26', last)).to.equal(undefined);
      const end = Date.UTC(2026, 11, 1) + 12 * HOUR;
      expect([end - 1, end].map((now) => expiryFault('11/26', now))).to.deep.equal([undefined, 'expired']);
      tried++;
    });
  }

  it('has tried them all', async () => {
    expect(tried).to.equal(2 * CHANGES.length + ZONES.length);
    const places = new Set(CHANGES.map(([zone]) => zone)).size;
    await figure(
      'T11',
      `${CHANGES.length} changes of the clocks in ${places} places, months’ ends in ${ZONES.length} time zones: no minute more or less`,
    );
  });
});

import {expect} from 'chai';

import type {CommandType, IssuedCommand} from '../../src/request/command.js';
import {decide} from '../../src/request/decide.js';
import {allows, LIVE, OPEN} from '../../src/request/life.js';
import {ROLES, type Party, type Role} from '../../src/request/participant.js';
import type {Rule} from '../../src/request/rules.js';
import {stateOf, STATUSES, type Status} from '../../src/request/state.js';
import type {Collection} from '../../src/request/terms.js';
import {AGENT, CUSTOMER, makeSealedCard} from '../helpers/commands.js';
import {HOST, makeEvents, MESSENGER, MINUTE, PROVIDER, START, type Happening} from '../helpers/events.js';
import {createTestSigner, makeTerms, type TestSigner} from '../helpers/terms.js';

const PARTIES: Record<Role, Party> = {
  agent: AGENT,
  customer: CUSTOMER,
  host: HOST,
  messenger: MESSENGER,
  provider: PROVIDER,
};

/** Who gives which command at all. */
const GIVEN_BY: Record<CommandType, readonly Role[]> = {
  request: ['agent'],
  open: ['customer'],
  decline: ['customer'],
  submit: ['customer'],
  presence: ['customer'],
  view: ['agent'],
  refuse: ['agent', 'provider'],
  complete: ['agent'],
  cancel: ['agent'],
  end: ['host'],
  resend: ['agent'],
  'resend-receipt': ['agent'],
};

const UNANSWERED = [
  'customer open',
  'customer decline',
  'customer presence',
  'agent cancel',
  'agent resend',
  'host end',
];

/** All that may be done in each status when the agent collects the card; with `not-viewed` for a card never looked at. */
const REVEAL: Record<Status, readonly string[]> = {
  waiting: [...UNANSWERED, 'customer submit'],
  undelivered: [...UNANSWERED, 'customer submit'],
  declined: [],
  expired: [],
  submitted: ['agent view', 'agent refuse', 'agent complete', 'agent cancel', 'host end'],
  refused: [...UNANSWERED, 'customer submit'],
  lapsed: ['agent complete'],
  paying: ['host end'],
  review: ['host end'],
  completed: [],
  paid: ['agent resend-receipt'],
  canceled: [],
};

/** The same when a provider does. `submitted` and `lapsed` cannot come about. */
const PROVIDED: Partial<Record<Status, readonly string[]>> = {
  waiting: [...UNANSWERED, 'provider refuse'],
  undelivered: [...UNANSWERED, 'provider refuse'],
  declined: [],
  expired: [],
  refused: [...UNANSWERED, 'provider refuse'],
  paying: ['provider refuse', 'host end'],
  review: ['provider refuse', 'host end'],
  completed: [],
  paid: ['agent resend-receipt'],
  canceled: [],
};

/** How a request comes to each status, and how many minutes after it was asked for it is looked at. */
const WAYS: Record<Status, readonly [now: number, ...Happening[]]> = {
  waiting: [2, ['opened']],
  undelivered: [2, ['sent'], ['undelivered']],
  declined: [2, ['opened'], ['declined']],
  expired: [10],
  submitted: [2, ['submitted'], ['viewed']],
  refused: [4, ['submitted'], ['viewed'], ['refused', 3]],
  lapsed: [12, ['submitted'], ['viewed'], ['ended', 11]],
  paying: [2, ['paying']],
  review: [2, ['paying'], ['review']],
  completed: [2, ['submitted'], ['viewed'], ['completed']],
  paid: [2, ['paid']],
  canceled: [2, ['canceled']],
};

/** The rule that a cell outside the tables breaks. */
function expectedRule(status: Status, command: CommandType, role: Role, collection: Collection): Rule {
  if (!GIVEN_BY[command].includes(role)) return 'wrong-role';
  if (command === 'request') return 'duplicate-request';
  const unanswered = ['waiting', 'undelivered', 'refused'].includes(status);
  if (command === 'submit' && unanswered && collection !== 'reveal') return 'wrong-collection';
  const inPlay = unanswered || ['paying', 'review'].includes(status);
  if (command === 'refuse' && role === 'provider' && inPlay) return 'wrong-collection';
  return status === 'expired' || status === 'lapsed' ? 'too-late' : 'not-now';
}

const EVENTS: Partial<Record<CommandType, string>> = {
  open: 'opened',
  decline: 'declined',
  submit: 'submitted',
  view: 'viewed',
  refuse: 'refused',
  complete: 'completed',
  cancel: 'canceled',
  end: 'ended',
  resend: 'resent',
  'resend-receipt': 'receipt-resent',
};

function makeCommand(type: CommandType, by: Party, request: string, attempt: number, token: string): IssuedCommand {
  const more = {
    request: {token, delivery: {channel: 'chat'}},
    submit: {attempt, sealed: makeSealedCard()},
    refuse: {attempt},
    presence: {stage: {at: 'entering', done: []}},
    end: {reason: 'agent-left'},
    resend: {delivery: {channel: 'sms', phone: '+12025550123'}},
  };
  const own = type in more ? more[type as keyof typeof more] : {};
  return {type, id: 'command', request, by, conversation: 'conversation-1', ...own} as IssuedCommand;
}

describe('the table of rules', () => {
  let signer: TestSigner;
  before(async () => {
    signer = await createTestSigner();
  });

  async function inStatus(status: Status, collection: Collection) {
    const [now, ...happenings] = WAYS[status];
    // By way of a provider a refused card is one that the provider did not take.
    const way: Happening[] =
      status === 'refused' && collection !== 'reveal' ? [['paying'], ['refused', 3, {by: PROVIDER}]] : happenings;
    const terms = makeTerms({createdAt: START, collection});
    const token = await signer.sign(terms);
    const events = makeEvents(terms, token, ...way);
    const at = START + now * MINUTE;
    return {events, at, token, state: stateOf(events, at)!};
  }

  for (const [collection, table] of [['reveal', REVEAL] as const, ['unified-checkout', PROVIDED] as const]) {
    for (const status of STATUSES.filter((status) => status in table)) {
      it(`holds in every cell of ${status}, by ${collection}`, async () => {
        const {events, at, state, token} = await inStatus(status, collection);
        expect(state.status).to.equal(status);
        const attempt = status === 'submitted' ? state.attempt : state.attempt + 1;
        for (const command of Object.keys(GIVEN_BY) as CommandType[]) {
          for (const role of ROLES) {
            const cell = `${role} ${command}`;
            const decision = decide(events, makeCommand(command, PARTIES[role], state.request, attempt, token), at);
            const may = table[status]!.includes(cell);
            expect(decision.ok, cell).to.equal(may);
            expect(allows(state, command, PARTIES[role]), cell).to.equal(may);
            if (!decision.ok) expect(decision.rule, cell).to.equal(expectedRule(status, command, role, collection));
            // Presence leaves no event, and the one who has pressed Enter Payment has opened already.
            const silent = command === 'presence' || (command === 'open' && state.openedAt !== undefined);
            if (decision.ok && !silent) expect(decision.events.map(({type}) => type)).to.deep.equal([EVENTS[command]]);
            if (decision.ok && silent) expect(decision.events).to.have.length(0);
          }
        }
      });
    }
  }

  it('has a row for every status and a column for every command', () => {
    expect(Object.keys(REVEAL)).to.have.members(STATUSES);
    expect(Object.keys(WAYS)).to.have.members(STATUSES);
    expect(new Set(STATUSES).size).to.equal(12);
  });

  it('leaves the commands of another agent alone where one agent alone gets the card', async () => {
    const stranger: Party = {role: 'agent', id: 'agent-2'};
    for (const status of STATUSES) {
      const {events, at, state, token} = await inStatus(status, 'reveal');
      for (const type of ['view', 'refuse', 'complete', 'cancel', 'resend', 'resend-receipt', 'request'] as const) {
        const decision = decide(events, makeCommand(type, stranger, state.request, 1, token), at);
        expect(decision, `${type} while ${status}`).to.deep.equal({ok: false, rule: 'not-your-request'});
      }
    }
  });

  it('lets every agent of the scope see to a payment at a provider', async () => {
    const colleague: Party = {role: 'agent', id: 'agent-2'};
    const {state} = await inStatus('waiting', 'secure-acceptance-hosted');
    expect(allows(state, 'cancel', colleague)).to.equal(true);
    expect(allows(state, 'resend', colleague)).to.equal(true);
  });

  it('keeps the key alive exactly while a card may come or be shown', () => {
    expect(LIVE).to.have.members(['waiting', 'undelivered', 'refused', 'submitted']);
    expect(OPEN).to.have.members([...LIVE, 'paying', 'review']);
  });
});

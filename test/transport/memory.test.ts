import {expect} from 'chai';

import {type RefusedError, UnreachableError} from '../../src/request/errors.js';
import {createId} from '../../src/request/ids.js';
import {memoryBackend, type MemoryStep} from '../../src/transport/memory.js';
import type {Frame} from '../../src/transport/transport.js';
import {AGENT, CUSTOMER, makeRequestCommand, makeSealedCard} from '../helpers/commands.js';
import {createTestSigner, makeTerms, type TestSigner} from '../helpers/terms.js';
import {itConforms, signWith} from './checks.js';

const HERE = {conversation: 'conversation-1'};

describe('memoryBackend', () => {
  let signer: TestSigner;
  before(async () => (signer = await createTestSigner()));

  itConforms(() => {
    const backend = memoryBackend();
    return {
      connect: (party) => backend.transport(party),
      sign: signWith(() => signer),
      cut: () => backend.cut(),
    };
  }, ['cut']);

  it('does not show a sealed card after the hold, and not to a command that had its answer before', async () => {
    let now = Date.UTC(2026, 0, 5);
    const backend = memoryBackend({now: () => now});
    const [agent, customer] = [backend.transport(AGENT), backend.transport(CUSTOMER)];
    const terms = makeTerms({createdAt: now});
    await agent.send(HERE, await makeRequestCommand(signer, terms));
    const sealed = makeSealedCard();
    await customer.send(HERE, {type: 'submit', id: createId(), request: terms.id, attempt: 1, sealed});
    const view = {type: 'view', id: createId(), request: terms.id} as const;
    expect((await agent.send(HERE, view)).sealed?.ct).to.equal(sealed.ct);
    now += terms.holdMs;
    const error = await agent.send(HERE, view).catch((reason: unknown) => reason);
    expect((error as RefusedError).rule).to.equal('too-late');
  });

  it('takes the card that came first when the same submit comes again with another', async () => {
    const backend = memoryBackend();
    const [agent, customer] = [backend.transport(AGENT), backend.transport(CUSTOMER)];
    const terms = makeTerms();
    await agent.send(HERE, await makeRequestCommand(signer, terms));
    const submit = {type: 'submit', id: createId(), request: terms.id, attempt: 1} as const;
    await customer.send(HERE, {...submit, sealed: makeSealedCard('A')});
    await customer.send(HERE, {...submit, sealed: makeSealedCard('Z')});
    const {sealed} = await agent.send(HERE, {type: 'view', id: createId(), request: terms.id});
    expect(sealed?.ct).to.equal(makeSealedCard('A').ct);
  });

  it('records what a provider reports, between what people do', async () => {
    const backend = memoryBackend();
    const terms = makeTerms({collection: 'unified-checkout'});
    await backend.transport(AGENT).send(HERE, await makeRequestCommand(signer, terms));
    const by = {role: 'provider', id: 'bank'} as const;
    backend.record({type: 'paid', request: terms.id, ...HERE, at: Date.now(), by});
    expect(backend.events(HERE.conversation).map(({type, sequence}) => `${sequence} ${type}`)).to.deep.equal([
      '1 requested',
      '2 paid',
    ]);
    expect(backend.events('somewhere-else')).to.deep.equal([]);
  });

  for (const [step, arrives] of [
    ['send', 0],
    ['answer', 1],
  ] as const) {
    it(`can be made to fail at the step ${step}`, async () => {
      const backend = memoryBackend();
      const failing = backend.transport(AGENT, {fail: (at) => at === step});
      const error = await failing
        .send(HERE, await makeRequestCommand(signer, makeTerms()))
        .catch((reason: unknown) => reason);
      expect(error).to.be.instanceOf(UnreachableError);
      expect(backend.events()).to.have.length(arrives);
    });
  }

  for (const step of ['receive', 'frame'] satisfies MemoryStep[]) {
    it(`can be made to fail at the step ${step}`, async () => {
      const failing = memoryBackend().transport(AGENT, {fail: (at) => at === step});
      const frames: Frame[] = [];
      let error: unknown;
      try {
        for await (const frame of failing.receive(HERE, {signal: new AbortController().signal})) frames.push(frame);
      } catch (reason) {
        error = reason;
      }
      expect(error).to.be.instanceOf(UnreachableError);
      expect(frames).to.deep.equal([]);
    });
  }

  it('takes no command that was aborted before it was sent', async () => {
    const backend = memoryBackend();
    const command = await makeRequestCommand(signer, makeTerms());
    const sending = backend.transport(AGENT).send(HERE, command, {signal: AbortSignal.abort(new Error('enough'))});
    expect(await sending.catch((reason: Error) => reason.message)).to.equal('enough');
    expect(backend.events()).to.deep.equal([]);
  });
});

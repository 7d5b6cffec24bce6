import '../../src/define.js';
import '../../src/elements/order/define.js';
import '../../src/elements/progress/define.js';
import '../../src/elements/receipt/define.js';
import '../../src/vault/form/define.js';
import '../../src/vault/view/define.js';
import {bring} from '../../src/testing/bring.js';
import {fakeClock} from '../../src/testing/clock.js';
import {makeTerms} from '../../src/testing/signer.js';
import {Stage} from '../../src/testing/stage.js';
import type {RequestStatus} from '../../src/session/session.js';

/** What the test asks for: a tag, on which side, of a request of which status, and what else is set. */
export interface Wanted {
  readonly tag: keyof HTMLElementTagNameMap;
  readonly side?: 'agent' | 'customer';
  readonly status?: RequestStatus;
  readonly set?: object;
}

/** Shows one element, on a backend in the page whose clock stands still. */
async function show({tag, side = 'customer', status = 'waiting', set}: Wanted): Promise<void> {
  const stage = await Stage.create({clock: fakeClock({isPaused: true})});
  const request = await bring(stage, status);
  const element = document.createElement(tag);
  const terms = makeTerms({merchant: {id: 'shop', name: 'Oasis Dresses'}});
  const isVault = tag === 'chatpay-card-form' || tag === 'chatpay-card-view';
  const endsAt = performance.now() + 600_000;
  Object.assign(
    element,
    isVault ? {terms, endsAt} : {request, session: stage[side], conversation: 'conversation-1'},
    set,
  );
  if (tag === 'chatpay-guard')
    element.append(Object.assign(document.createElement('textarea'), {ariaLabel: 'Message'}));
  document.body.replaceChildren(element);
  await (element as unknown as {updateComplete: Promise<unknown>}).updateComplete;
}

Object.assign(window, {show});

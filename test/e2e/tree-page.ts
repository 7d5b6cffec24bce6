import '../../src/define.js';
import '../../src/elements/order/define.js';
import '../../src/elements/progress/define.js';
import '../../src/elements/receipt/define.js';
import '../../src/vault/desk-ui/define.js';
import '../../src/vault/form/define.js';
import '../../src/vault/view/define.js';
import {draftOf} from '../../src/request/draft.js';
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
  const isVault = tag === 'chatpay-card-form' || tag === 'chatpay-card-view' || tag.startsWith('chatpay-desk-');
  const endsAt = performance.now() + 600_000;
  Object.assign(
    element,
    isVault ? {terms, endsAt, draft: draftOf(terms)} : {request, session: stage[side], conversation: 'conversation-1'},
    set,
  );
  if (tag === 'chatpay-guard')
    element.append(Object.assign(document.createElement('textarea'), {ariaLabel: 'Message'}));
  document.body.replaceChildren(element);
  notified.length = 0;
  await (element as unknown as {updateComplete: Promise<unknown>}).updateComplete;
}

/** What was said by the one way that Chromium has. */
const notified: string[] = [];
const prototype = Element.prototype as {ariaNotify?: (text: string) => void};
prototype.ariaNotify = (text) => void notified.push(text);

function rootsIn(root: Document | ShadowRoot): (Document | ShadowRoot)[] {
  return [root, ...[...root.querySelectorAll('*')].flatMap(({shadowRoot}) => (shadowRoot ? rootsIn(shadowRoot) : []))];
}

/** Everything that a screen reader has been told since something is shown: by live regions, and by notifications. */
function heard(): string[] {
  const live = rootsIn(document).flatMap((root) => [
    ...root.querySelectorAll('[role=alert], [role=status], [aria-live]'),
  ]);
  const texts = live.map(({textContent}) => textContent.replace(/\s+/g, ' ').trim());
  return [...texts.filter((text) => text !== ''), ...notified];
}

Object.assign(window, {show, heard});

import '../../src/define.js';
import '../../src/elements/order/define.js';
import '../../src/elements/progress/define.js';
import '../../src/elements/receipt/define.js';
import '../../src/vault/form/define.js';

import {html, type TemplateResult} from 'lit';

import type {RequestElement} from '../../src/elements/request/request.js';
import {UnreachableError} from '../../src/request/errors.js';
import type {RequestStatus} from '../../src/session/session.js';
import {bringLink, ORDER, RECEIPT} from '../../stories/support/link-stage.js';
import {bring, Stage, type SetUp} from '../../stories/support/stage.js';

/** The three style sheets, by name, and where each is at home. */
export const THEMES = [
  ['default', 'Default', 'The library’s own look.'],
  ['rounded', 'Rounded', 'At home among a messenger’s bubbles.'],
  ['flat', 'Flat', 'At home in a workspace’s channel.'],
] as const;
const STATUSES = ['sending', 'unsent', 'waiting', 'declined', 'expired', 'paying', 'paid', 'undelivered'] as const;

/** A request of its own stage, since elements show the last one of a conversation's. */
async function standing(status: RequestStatus, setUp?: SetUp) {
  const stage = await Stage.create();
  return {stage, request: await bring(stage, status, setUp)};
}

/** What the chats show: one scene for all of them. */
export async function setScene() {
  const [waiting, refused, completed, submitted, atProvider] = await Promise.all([
    ...(['waiting', 'refused', 'completed', 'submitted'] as const).map((status) => standing(status)),
    standing('waiting', {collection: 'unified-checkout'}),
  ]);
  const terms = waiting.stage.customer.get(waiting!.request)!.state.terms;
  const linked = await Stage.create();
  const link = await bringLink(linked, 'opened');
  return {
    waiting: waiting!,
    refused: refused!,
    completed: completed!,
    submitted: submitted!,
    atProvider: atProvider!,
    terms,
    linked,
    link,
  };
}

/** What the chats show. */
export type Scene = Awaited<ReturnType<typeof setScene>>;

const unreachable = () => Promise.reject(new UnreachableError('nothing is asked from this page'));

type Standing = Awaited<ReturnType<typeof standing>>;

const forCustomer = ({stage, request}: Standing) =>
  html`<chatpay-request request=${request} .session=${stage.customer}></chatpay-request>`;
const forAgent = ({stage, request}: Standing) =>
  html`<chatpay-request request=${request} .session=${stage.agent}></chatpay-request>`;

/** A chat with every element in it. @param look The classes of its look: a theme's, and `light` or `dark`. */
export function renderChat(scene: Scene, look: string, label: string): TemplateResult {
  const {waiting, refused, completed, submitted, atProvider, terms, linked, link} = scene;
  return html`<section class="chat ${look}" aria-label=${label}>
    <chatpay-banner current="elsewhere" .session=${submitted.stage.agent}></chatpay-banner>
    <p class="own" dir="auto"><b>Ana</b>One is left in size S. With taxes it comes to $361.21.</p>
    <p dir="auto"><b>Valeria</b>Lovely, I’ll take it. Can I pay here?</p>
    ${forCustomer(waiting)}
    <div class="pair">${forCustomer(refused)} ${forCustomer(completed)}</div>
    <chatpay-guard .session=${waiting.stage.customer}>
      <input dir="auto" aria-label="Message" value="4111 1111 1111 1111" autocomplete="off" />
    </chatpay-guard>
    <h3>The secure form; on a real page it is in a frame of the vault’s own site</h3>
    <chatpay-card-form .terms=${terms}></chatpay-card-form>
    <h3>The provider, whose checkout cannot be reached</h3>
    <chatpay-provider .session=${atProvider.stage.customer} .findCheckout=${unreachable}>
      <chatpay-request request=${atProvider.request}></chatpay-request>
    </chatpay-provider>
    <h3>What the agent sees</h3>
    ${forAgent(submitted)}
    <div class="row">
      <span class="name">Valeria</span>
      <chatpay-indicator conversation="conversation-1" .session=${submitted.stage.agent}></chatpay-indicator>
      <chatpay-composer conversation="conversation-1" currency="USD" .session=${waiting.stage.agent}></chatpay-composer>
    </div>
    <div class="row">${STATUSES.map((status) => html`<chatpay-status status=${status}></chatpay-status>`)}</div>
    <h3>By link</h3>
    <chatpay-order
      conversation="conversation-2"
      collection="secure-acceptance-hosted"
      phone="+12025550143"
      country="US"
      .order=${ORDER}
      .sign=${() => Promise.reject(new Error('nothing is sent from this page'))}
      .session=${linked.agent}
    ></chatpay-order>
    <chatpay-progress request=${link} .session=${linked.agent}></chatpay-progress>
    <chatpay-receipt .receipt=${RECEIPT}></chatpay-receipt>
  </section>`;
}

/** What shows only once somebody has typed or pressed something. */
export async function press(chat: Element): Promise<void> {
  const guard = chat.querySelector('chatpay-guard')!;
  await guard.ready();
  guard.querySelector('input')!.dispatchEvent(new InputEvent('input', {bubbles: true}));
  const bubble = chat.querySelector<RequestElement>('chatpay-provider chatpay-request')!;
  await bubble.updateComplete;
  bubble.shadowRoot!.querySelector<HTMLElement>('[part=pay]')!.click();
}

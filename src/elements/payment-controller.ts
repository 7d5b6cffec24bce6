import {ContextConsumer} from '@lit/context';
import type {LitElement, ReactiveController} from 'lit';

import type {CommandType} from '../request/command.js';
import {UnreachableError} from '../request/errors.js';
import {allows} from '../request/life.js';
import type {RequestStatus, RequestView, Session} from '../session/session.js';
import {chatpayContext, type Chatpay, type Problem} from './context.js';
import type {Deadline} from './ticker.js';

/** What an element that shows one request has: its id, and a session of its own where there is no provider. */
export interface PaymentHost extends LitElement {
  request: string;
  session?: Session;
}

/**
 * Follows one request for an element that shows it. It holds nothing but the id: hosts destroy, move and copy what they
 * show, and whatever must survive that lives in the session.
 */
export class PaymentController implements ReactiveController {
  readonly #host: PaymentHost;
  readonly #says: () => string | undefined;
  readonly #context: ContextConsumer<typeof chatpayContext, PaymentHost>;
  #followed: {session: Session | undefined; chatpay: Chatpay | undefined; request: string} | undefined;
  #leave: (() => void) | undefined;
  #problem: {readonly what: Problem; readonly status: RequestStatus | undefined} | undefined;
  /** Whether the focus was in the element before it was drawn anew, and had to be moved there. */
  #hadFocus = false;
  #movedFocus = false;

  /** @param says The status in the words of this side, to be announced when it changes. */
  constructor(host: PaymentHost, says: () => string | undefined) {
    this.#host = host;
    this.#says = says;
    host.addController(this);
    this.#context = consumeChatpay(host);
  }

  /** What the provider above gives, for requests of its session; absent without one. */
  get chatpay(): Chatpay | undefined {
    const chatpay = this.#context.value;
    return chatpay?.session === this.session ? chatpay : undefined;
  }

  /** The element's own session, else the provider's. */
  get session(): Session | undefined {
    return this.#host.session ?? this.#context.value?.session;
  }

  /** The request as it stands now. */
  get view(): RequestView | undefined {
    return this.session?.get(this.#host.request);
  }

  /** Why the last thing that was asked did not work, here or elsewhere. */
  get problem(): Problem | undefined {
    const what = this.ownProblem ?? this.chatpay?.problemOf(this.#host.request);
    return what ?? (this.session?.failure ? 'not-reached' : undefined);
  }

  /** Why the last thing that was asked of this element did not work. Once the request stands elsewhere, that says enough. */
  get ownProblem(): Problem | undefined {
    if (this.#problem?.status !== this.view?.status) this.#problem = undefined;
    return this.#problem?.what;
  }

  /** Whether nobody else says the problem to screen readers: it is this element's own, or there is no provider. */
  get isAlert(): boolean {
    return this.ownProblem !== undefined || this.chatpay === undefined;
  }

  /** Whether this participant may give a command now. */
  allows(command: CommandType): boolean {
    const {session, view} = this;
    // Of a request that is still on its way the authority knows nothing.
    if (!session || !view || view.status !== view.state.status) return false;
    return allows(view.state, command, session.party);
  }

  /** An instant of the request's, on the session's clock. */
  deadline(at: number | undefined): Deadline | undefined {
    const {session} = this;
    return session && at !== undefined ? {at, clock: session.clock} : undefined;
  }

  /** Goes on with a session that has stopped by itself: somebody wants something of it. */
  revive(): void {
    if (this.session?.failure) this.session.start();
  }

  /** Does something and remembers why it did not work. Settles when it is done, and never rejects. */
  async attempt(action: (session: Session) => Promise<unknown>): Promise<void> {
    if (!this.session) return;
    this.revive();
    this.#problem = undefined;
    const before = this.chatpay?.problemOf(this.#host.request);
    try {
      await action(this.session);
    } catch (error) {
      const what = error instanceof UnreachableError ? 'not-reached' : 'not-allowed';
      // what was reported for the request is said already, to every copy
      const reported = this.chatpay?.problemOf(this.#host.request);
      if (reported === undefined || reported === before) this.#problem = {what, status: this.view?.status};
    }
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    this.#hadFocus = !!this.#host.shadowRoot?.activeElement;
    const {session, chatpay} = this;
    const {request} = this.#host;
    const now = this.#followed;
    if (now && now.session === session && now.chatpay === chatpay && now.request === request) return;
    this.#stop();
    this.#followed = {session, chatpay, request};
    const changed = () => this.#host.requestUpdate();
    if (!request) return;
    const isReadOut = async () => {
      await this.#host.updateComplete;
      return this.#movedFocus;
    };
    this.#leave = chatpay?.attend(request, {changed, says: this.#says, isReadOut}) ?? session?.watch(request, changed);
  }

  /** What was pressed is often gone with the status that it changed: who had the focus there keeps it in the element. */
  hostUpdated(): void {
    this.#movedFocus = this.#hadFocus && !this.#host.shadowRoot?.activeElement;
    if (this.#movedFocus) this.#host.focus();
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#stop();
  }

  #stop(): void {
    this.#leave?.();
    this.#leave = undefined;
    this.#followed = undefined;
    this.#problem = undefined;
  }
}

/** Asks for the provider's gift, again when the provider is registered only after the element that asks. */
export function consumeChatpay<E extends LitElement>(host: E): ContextConsumer<typeof chatpayContext, E> {
  const consumer = new ContextConsumer(host, {
    context: chatpayContext,
    subscribe: true,
    callback: () => host.requestUpdate(),
  });
  const tag = 'chatpay-provider';
  if (typeof customElements !== 'undefined' && !customElements.get(tag)) {
    void customElements.whenDefined(tag).then(() => host.isConnected && consumer.hostConnected());
  }
  return consumer;
}

import type {ContextConsumer} from '@lit/context';
import type {LitElement, ReactiveController} from 'lit';

import type {Session} from '../session/session.js';
import type {Chatpay, chatpayContext} from './context.js';
import {consumeChatpay} from './payment-controller.js';

/** What an element that shows something of all requests has: perhaps a session of its own. */
export interface SessionHost extends LitElement {
  session?: Session;
}

/** Follows a whole session, the element's own or the provider's, and renders the element at each change. */
export class SessionController implements ReactiveController {
  readonly #host: SessionHost;
  readonly #context: ContextConsumer<typeof chatpayContext, SessionHost>;
  #followed: Session | undefined;
  #leave: (() => void) | undefined;

  constructor(host: SessionHost) {
    this.#host = host;
    host.addController(this);
    this.#context = consumeChatpay(host);
  }

  /** What the provider above gives; absent without one. */
  get chatpay(): Chatpay | undefined {
    return this.#context.value;
  }

  /** The element's own session, else the provider's. */
  get session(): Session | undefined {
    return this.#host.session ?? this.chatpay?.session;
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    if (this.#followed === this.session) return;
    this.#leave?.();
    this.#followed = this.session;
    this.#leave = this.session?.watch(undefined, () => this.#host.requestUpdate());
  }

  hostDisconnected(): void {
    this.#leave?.();
    this.#leave = this.#followed = undefined;
  }
}

import type {LitElement} from 'lit';

import './elements/events.js';
import type {BannerElement} from './elements/banner/banner.js';
import type {ComposerElement} from './elements/composer/composer.js';
import type {GuardElement} from './elements/guard/guard.js';
import type {IndicatorElement} from './elements/indicator/indicator.js';
import type {OrderElement} from './elements/order/order.js';
import type {ProgressElement} from './elements/progress/progress.js';
import type {ProviderElement} from './elements/provider/provider.js';
import type {ReceiptElement} from './elements/receipt/receipt.js';
import type {RequestElement} from './elements/request/request.js';
import type {StatusElement} from './elements/status/status.js';

/** Every tag that a page can place, with the class behind it. */
export interface ChatpayElements {
  'chatpay-banner': BannerElement;
  'chatpay-composer': ComposerElement;
  'chatpay-guard': GuardElement;
  'chatpay-indicator': IndicatorElement;
  'chatpay-order': OrderElement;
  'chatpay-progress': ProgressElement;
  'chatpay-provider': ProviderElement;
  'chatpay-receipt': ReceiptElement;
  'chatpay-request': RequestElement;
  'chatpay-status': StatusElement;
}

/** Every event that elements fire, by its name. All bubble, so that any element can be listened at. */
export type ChatpayEvents = Pick<
  GlobalEventHandlersEventMap,
  Extract<keyof GlobalEventHandlersEventMap, `chatpay-${string}`>
>;

/** Names of what a page can set on an element: not its methods, and not what it has of Lit. */
type SettableKeys<E> = {
  [K in Exclude<keyof E, keyof LitElement>]-?: object extends Pick<E, K>
    ? K
    : E[K] extends (...args: never) => unknown
      ? never
      : K;
}[Exclude<keyof E, keyof LitElement>];

/** What style sheets alone read of an element, so that it is an attribute and, but of the provider, no property. */
interface Look {
  /** Light or dark, where that is not the page's own `color-scheme`. */
  scheme?: 'light' | 'dark' | undefined;
  /** How tightly it is set. */
  density?: 'compact' | undefined;
}

/** What the dot has no room for. */
type NotOf<T extends keyof ChatpayElements> = T extends 'chatpay-indicator' ? 'density' : never;

/** What a page can set on an element, by its tag. */
export type ChatpayProps<T extends keyof ChatpayElements> = Partial<
  Pick<ChatpayElements[T], SettableKeys<ChatpayElements[T]>>
> &
  Omit<Look, NotOf<T>>;

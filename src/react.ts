// Types for React 19 and later, which needs no wrappers: it sets properties and listens to events of custom elements by itself.
// `import 'chatpay-elements/react'` once, anywhere in the program. There is nothing in it at run time.
import type {DetailedHTMLProps, HTMLAttributes} from 'react';

import type {ChatpayElements, ChatpayEvents, ChatpayProps} from './tags.js';

/** Listeners as React 19 writes them for custom elements: `onchatpay-request-sent={…}`. */
type Listeners = {[K in keyof ChatpayEvents as `on${K}`]?: (event: ChatpayEvents[K]) => void};

/** The tags of chatpay in JSX: properties, listeners, and whatever HTML elements take. */
export type ChatpayJsx = {
  [T in keyof ChatpayElements]: DetailedHTMLProps<
    Omit<HTMLAttributes<ChatpayElements[T]>, keyof ChatpayProps<T>>,
    ChatpayElements[T]
  > &
    ChatpayProps<T> &
    Listeners;
};

declare module 'react' {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- the name under which React's types can be added to
  namespace JSX {
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- an interface is the one thing that merges
    interface IntrinsicElements extends ChatpayJsx {}
  }
}

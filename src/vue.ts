// Types for the tags in Vue templates, checked by vue-tsc and in editors. `import 'chatpay-elements/vue'` once, anywhere in
// the program. There is nothing in it at run time; tell Vue's compiler that `chatpay-` tags are custom elements.
import type {EmitFn, HTMLAttributes, PublicProps} from 'vue';

import type {ChatpayElements, ChatpayEvents, ChatpayProps} from './tags.js';

type Emits = {[K in keyof ChatpayEvents]: (event: ChatpayEvents[K]) => void};

/** The tags of chatpay as Vue's templates know components: properties, listeners, and whatever HTML elements take. */
export type ChatpayComponents = {
  [T in keyof ChatpayElements]: new () => {
    $props: Omit<HTMLAttributes, keyof ChatpayProps<T>> & ChatpayProps<T> & PublicProps;
    $emit: EmitFn<Emits>;
  };
};

declare module 'vue' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- an interface is the one thing that merges
  interface GlobalComponents extends ChatpayComponents {}
}

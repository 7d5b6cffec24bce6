import type {Finder} from '../../masking/finder.js';
import {finderOnDemand, type FinderOnDemand} from './finder-on-demand.js';
import type {GuardedKind} from '../events.js';
import {fieldsIn, setText, textOf, type Field} from './fields.js';
import {watchLeaving} from './leaving.js';

/** How a chat's own input is guarded. */
export interface GuardOptions {
  /** Selects the buttons that send, where they are outside of `element` and of its fields' forms: `#send`. */
  readonly send?: string | (() => string | undefined);
  /** Something was hidden in a message that is about to leave. */
  readonly onMasked?: (count: number, kinds: readonly GuardedKind[]) => void;
  /**
   * What is being typed begins to hold a card number; or there is no longer anything to warn of, since neither a number nor
   * what was hidden stands there.
   */
  readonly onWarning?: (warned: boolean) => void;
  /**
   * Finds and hides card numbers; with the English word list when left out. That masker is fetched when somebody goes into
   * a field, or with the first text that has a number; until it is here, every number is hidden in a text that may hold
   * a card. A page in another language brings a masker of its own, so that its order numbers are known as such. A
   * function is asked each time.
   */
  readonly masking?: Finder | (() => Finder);
}

/** A guard at work. */
export interface Guard {
  /** Hides card numbers in all fields now: for a host's own hook, before it takes the text by a way of its own. */
  maskNow(): void;
  /** Hides card numbers in a text, and counts as the rest: for a host's own hook that has the text in hand. */
  mask(text: string): string;
  /**
   * Fetches the masker now, for a host that may send before anybody was in a field. Settles when it is here; rejects when
   * there is no connection, and the next text tries again.
   */
  ready(): Promise<void>;
  /** Ends it. */
  release(): void;
}

const english = /* @__PURE__ */ finderOnDemand(() => 'en');

/**
 * Hides card numbers in a chat's own input at the moment when a message leaves it, before the chat itself hears of it; never
 * while somebody types, which would fight the caret and input methods, and cannot judge an unfinished number.
 *
 * Whatever the chat does by itself, without a person's key, press or form, it does through its hook. A hook alone is seldom
 * enough: the chat has often shown or kept the text by then.
 *
 * - Web Chat: in the store's middleware, `action.type === 'WEB_CHAT/SEND_MESSAGE'`: mask `action.payload.text`.
 * - converse.js: in the hook `getOutgoingMessageAttributes`: mask `body` and `message`.
 * - deep-chat: in `requestInterceptor`: mask each `text`. Its own bubble stands there by then, so guard `<deep-chat>` too.
 * - chatscope: in `onSend`: mask the argument that you use, and never send the HTML beside a masked text.
 * - vue-advanced-chat: in `send-message` and `edit-message`: mask `content`; in `typing-message` pass nothing on.
 * - Speech, templates, a "send" key of your own: `maskNow()` before the text is read, or `mask(text)`.
 * - A number split over several messages: `createChatMasker` of `chatpay-elements/session`, over what is shown and sent.
 * - Typing previews: `maskDraft` of `chatpay-elements/masking`, since an unfinished number has to be hidden as well.
 *
 * A window listener of the page's own that captures and was added earlier comes first: guard early.
 *
 * @param element The input, or anything around it: a form, a composer, an element with an open shadow root.
 * @example
 * const guarded = guard(document.querySelector('deep-chat'), {onMasked: () => offerTheSecureForm()});
 * chat.requestInterceptor = ({body, ...rest}) => ({
 *   ...rest,
 *   body: {...body, messages: body.messages.map((said) => ({...said, text: guarded.mask(said.text)}))},
 * });
 */
export function guard(element: HTMLElement, options: GuardOptions = {}): Guard {
  const {send, onMasked, onWarning, masking = english} = options;
  const over = new AbortController();
  let notice: 'warned' | 'masked' | undefined;
  /** What stands in place of a card. */
  let hidden = '';

  const finder = (): Finder => (typeof masking === 'function' ? masking() : masking);

  const mask = (text: string): string => {
    const found = finder().findCardNumbers(text);
    if (found.length === 0) return text;
    const masked = finder().maskCardNumbers(text);
    notice = 'masked';
    hidden = masked.slice(found[0].start, found[0].end);
    onMasked?.(found.filter(({kind}) => kind === 'pan').length, [...new Set(found.map(({kind}) => kind))]);
    return masked;
  };

  const maskNow = (): void => {
    for (const field of fieldsIn(element)) {
      const text = textOf(field);
      const masked = mask(text);
      if (masked !== text) setText(field, masked);
    }
    if (notice === 'warned') judge('');
  };

  const holdsCard = (text: string): boolean => finder().findCardNumbers(text).length > 0;

  const judge = (text: string): void => {
    const now = holdsCard(text) ? 'warned' : notice === 'masked' && text.includes(hidden) ? 'masked' : undefined;
    if (now === notice) return;
    notice = now;
    onWarning?.(now === 'warned');
  };

  const ready = async (): Promise<void> => {
    const now: Finder & Partial<FinderOnDemand> = finder();
    await now.fetch?.();
  };

  const watcher = {
    onEnter: () => ready().catch(() => {}),
    onLeave: maskNow,
    onType: (field: Field) => judge(textOf(field)),
    mask,
    holdsCard,
    send: () => (typeof send === 'function' ? send() : send),
  };
  watchLeaving(element, watcher, over.signal);
  return {mask, maskNow, ready, release: () => over.abort()};
}

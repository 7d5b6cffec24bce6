import {createFinder, mightContainCard, type Finder} from '../../masking/finder.js';
import {en} from '../../masking/words/en.js';
import type {GuardedKind} from '../events.js';
import {fieldsIn, isField, setText, textOf} from './fields.js';

/** How a chat's own input is guarded. */
export interface GuardOptions {
  /** Selects the buttons that send, where they are not in a form with the field: `#send`. */
  readonly send?: string | (() => string | undefined);
  /** Something was hidden in a message that is about to leave. */
  readonly onMasked?: (count: number, kinds: readonly GuardedKind[]) => void;
  /** What is being typed begins, or no longer seems, to hold a card number. Called at each change. */
  readonly onWarning?: (warned: boolean) => void;
  /** Hides card numbers; with the English word list when left out. A page in another language brings a masker of its own. */
  readonly masking?: Finder;
}

/** A guard at work. */
export interface Guard {
  /** Hides card numbers in all fields now: for a host's own hook, before it takes the text by a way of its own. */
  maskNow(): void;
  /** Hides card numbers in a text, and counts as the rest. */
  mask(text: string): string;
  /** Ends it. */
  release(): void;
}

/** Marks a button that sends, for the guard alone. */
const SEND = '[data-chatpay-send]';

/** What sends by itself in a form. */
const SUBMIT = 'button:not([type]), button[type="submit"], input[type="submit"], input[type="image"]';

const english = /* @__PURE__ */ createFinder([en]);

/**
 * Hides card numbers in a chat's own input at the moment when a message leaves it, before the chat itself hears of it; never
 * while somebody types, which would fight the caret and input methods, and cannot judge an unfinished number.
 *
 * @param element The input, or anything around it: a form, a composer, an element with an open shadow root.
 */
export function guard(element: HTMLElement, options: GuardOptions = {}): Guard {
  const {send, onMasked, onWarning, masking = english} = options;
  const over = new AbortController();
  let warned = false;

  const mask = (text: string): string => {
    const found = masking.findCardNumbers(text);
    const count = found.filter(({kind}) => kind === 'pan').length;
    if (count === 0) return text;
    onMasked?.(count, [...new Set(found.map(({kind}) => kind))]);
    return masking.maskCardNumbers(text);
  };

  const maskNow = (): void => {
    for (const field of fieldsIn(element)) {
      const text = textOf(field);
      const masked = mask(text);
      if (masked !== text) setText(field, masked);
    }
    warn(false);
  };

  const warn = (now: boolean): void => {
    if (now !== warned) onWarning?.((warned = now));
  };

  const isInside = (event: Event): boolean => event.composedPath().includes(element);

  /** Whether an event is at a button that sends: one in here, or one that the host has named, wherever it is. */
  const isAtSend = (event: Event): boolean =>
    event.composedPath().some((target) => {
      if (!(target instanceof Element)) return false;
      const selector = typeof send === 'function' ? send() : send;
      return (
        target.matches(SEND) || (selector && target.matches(selector)) || (isInside(event) && target.matches(SUBMIT))
      );
    });

  const onKeydown = (event: KeyboardEvent): void => {
    // An input method takes Enter for itself while it composes; 229 is what older engines say then.
    if (event.isComposing || event.keyCode === 229) return;
    const sends = event.key === 'Enter' && !event.shiftKey;
    if ((sends && isInside(event)) || ((sends || event.key === ' ') && isAtSend(event))) maskNow();
  };

  const onPress = (event: Event): void => {
    if (isAtSend(event)) maskNow();
  };

  const onInput = (event: Event): void => {
    const [field] = event.composedPath();
    if (isInside(event) && isField(field))
      warn(mightContainCard(textOf(field)) && masking.findCardNumbers(textOf(field)).length > 0);
  };

  // At the window and before it goes down: whoever listens further in, or as a capturing framework does at the document,
  // finds the text masked.
  const early = {capture: true, signal: over.signal};
  window.addEventListener('keydown', onKeydown, early);
  window.addEventListener('pointerdown', onPress, early);
  window.addEventListener('click', onPress, early);
  window.addEventListener('submit', (event) => isInside(event) && maskNow(), early);
  window.addEventListener('input', onInput, {signal: over.signal});

  return {mask, maskNow, release: () => over.abort()};
}

import {DIRECTION} from 'imask/esm/core/utils.js';
import MaskedPattern from 'imask/esm/masked/pattern.js';

import {onlyDigits} from '../../card/digits.js';

/** How an input is masked. */
export interface PatternInputOptions {
  /**
   * The pattern for what is in the input: `0` is a digit, every other character stands for itself. Another one groups the
   * text anew, and leaves the caret behind the digit that it stood behind.
   */
  readonly patternFor: (digits: string) => string;
  readonly eager: true | 'remove';
  /** Reads what is inserted, before the pattern takes it. */
  readonly prepare: (inserted: string) => string;
  /** The short way to write what is in the input; the same digits where there is none. */
  readonly shorten?: (digits: string) => string;
  /** The text has changed. */
  readonly changed: () => void;
}

/** What was changed in a text: from `start` on, so many characters gave way to others. */
interface Change {
  readonly start: number;
  readonly removed: number;
  readonly inserted: string;
}

interface Moment {
  readonly value: string;
  readonly caret: number;
}

/** How many changes can be taken back. */
const MOMENTS = 50;

/** Changes that tell where in the text they happened; all others replace the whole of it. */
const LOCAL = /^(insert(?!Replacement)|delete)/;

/**
 * An input that imask's pattern groups as it is typed, with the caret kept where a person expects it.
 *
 * imask's own binding of inputs is three times the size, and goes by keydown, which phones and autofill do not send; this
 * one goes by what the browser says before and after each change.
 */
export class PatternInput {
  readonly #input: HTMLInputElement;
  readonly #masked: MaskedPattern;
  readonly #options: PatternInputOptions;
  /** What can be taken back: setting an input's value loses the browser's own list. */
  #moments: Moment[] = [{value: '', caret: 0}];
  #moment = 0;
  /** What the pattern shows; asking it goes through all of its blocks. */
  #shown = '';
  /** Where the change that is under way began. */
  #selection = {start: 0, end: 0};
  #isComposing = false;

  constructor(input: HTMLInputElement, options: PatternInputOptions, signal: AbortSignal) {
    this.#input = input;
    this.#options = options;
    this.#masked = new MaskedPattern({mask: options.patternFor(''), eager: options.eager});
    this.#masked.value = options.prepare(input.value);
    this.#arrange(0);
    this.#shown = this.#masked.displayValue;
    input.addEventListener('beforeinput', (event) => this.#onBeforeInput(event), {signal});
    input.addEventListener('input', (event) => this.#onInput(event), {signal});
    input.addEventListener('compositionend', (event) => this.#onInput(event), {signal});
    input.addEventListener('keydown', (event) => this.#onKeydown(event), {signal});
  }

  /** What stands in the input, without asking the browser. */
  get text(): string {
    return this.#shown;
  }

  /** Replaces the text, as if it had been typed; the caret goes to its end. */
  replace(text: string): void {
    this.#masked.value = text;
    this.#show(this.#masked.displayValue.length);
  }

  /** Forgets the text and all that it was before. */
  wipe(): void {
    this.#masked.value = '';
    this.#shown = '';
    this.#moments = [{value: '', caret: 0}];
    this.#moment = 0;
    this.#input.value = '';
  }

  #onBeforeInput(event: InputEvent): void {
    const {selectionStart, selectionEnd, value} = this.#input;
    // a composition is one change, from its first character to its end
    if (!this.#isComposing)
      this.#selection = {start: selectionStart ?? value.length, end: selectionEnd ?? value.length};
    this.#isComposing = event.isComposing;
    if (event.inputType.startsWith('history')) {
      event.preventDefault();
      this.#travel(event.inputType === 'historyUndo' ? -1 : 1);
    } else if (selectionStart === value.length && value === this.#shown && this.#isPlainKey(event)) {
      event.preventDefault();
      this.#type(event.data ?? '');
    }
  }

  #isPlainKey({inputType, isComposing, defaultPrevented, cancelable}: InputEvent): boolean {
    return inputType === 'insertText' && cancelable && !isComposing && !defaultPrevented && !this.#input.readOnly;
  }

  /**
   * A key at the end. To set the value costs the browser less than to insert the key, and where a group begins it would
   * have to do both; but it does not show where the caret went.
   */
  #type(key: string): void {
    const input = this.#input;
    this.#splice({start: input.value.length, removed: 0, inserted: key});
    input.scrollLeft = input.scrollWidth;
  }

  #onInput(event: Event): void {
    if (event instanceof InputEvent && event.isComposing) return;
    this.#isComposing = false;
    if (this.#input.value === this.#shown) return; // some browsers tell the end of a composition twice
    const isLocal = event instanceof CompositionEvent || (event instanceof InputEvent && LOCAL.test(event.inputType));
    if (isLocal) this.#splice(this.#change());
    else this.replace(this.#options.prepare(this.#input.value));
  }

  #splice({start, removed, inserted}: Change): void {
    const masked = this.#masked;
    const isRemoval = removed > 0 && inserted === '';
    const {start: caretBefore, end} = this.#selection;
    const removes = start === caretBefore && start === end ? DIRECTION.RIGHT : DIRECTION.LEFT;
    const direction = isRemoval ? removes : DIRECTION.NONE;
    const before = isRemoval && masked.rawInputValue;
    const read = this.#options.prepare(inserted);
    const {offset} = masked.splice(start, removed, read, direction, {input: true, raw: true});
    // where only a fixed character was removed, the caret goes on in that direction
    const isStuck = isRemoval && before === masked.rawInputValue;
    const caret = masked.nearestInputPos(start + offset, isStuck ? direction : DIRECTION.NONE);
    this.#show(isStuck ? masked.nearestInputPos(caret, DIRECTION.NONE) : caret);
  }

  /** What the browser has changed: from the first character that is another one, to where the rest is as it was. */
  #change(): Change {
    const {value, selectionEnd} = this.#input;
    const shown = this.#shown;
    let caret = selectionEnd ?? value.length;
    let start = Math.min(caret, this.#selection.start);
    while (!shown.startsWith(value.slice(0, start))) start--;
    const removed = () => shown.length - (value.length - caret) - start;
    while (removed() < 0 || !shown.endsWith(value.slice(caret))) caret++;
    return {start, removed: removed(), inserted: value.slice(start, caret)};
  }

  #show(wanted: number): void {
    const caret = this.#arrange(wanted);
    this.#write(caret);
    const value = this.#shown;
    if (value === this.#moments[this.#moment]?.value) return;
    this.#moments = [...this.#moments.slice(0, this.#moment + 1), {value, caret}].slice(-MOMENTS);
    this.#moment = this.#moments.length - 1;
    this.#options.changed();
  }

  /** Writes the text as short as it can be, in the pattern that is its own. @returns Where the caret then stands. */
  #arrange(caret: number): number {
    const masked = this.#masked;
    const digits = onlyDigits(masked.displayValue);
    const short = this.#options.shorten?.(digits) ?? digits;
    if (short !== digits) {
      masked.value = short;
      return this.#arrange(masked.displayValue.length);
    }
    const mask = this.#options.patternFor(digits);
    if (mask === masked.mask) return caret;
    const before = onlyDigits(masked.displayValue.slice(0, caret)).length;
    masked.updateOptions({mask});
    return positionAfter(masked.displayValue, before);
  }

  /**
   * Touches the input only where the browser has not done it already: setting a caret has the whole page laid out at once,
   * and setting a value puts it at the end anyway.
   */
  #write(caret: number): void {
    const input = this.#input;
    const before = input.value;
    this.#shown = this.#masked.displayValue;
    if (before !== this.#shown) input.value = this.#shown;
    const stands = before === this.#shown ? input.selectionEnd : this.#shown.length;
    if (stands !== caret && input.matches(':focus')) input.setSelectionRange(caret, caret);
  }

  #onKeydown(event: KeyboardEvent): void {
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== 'z' && key !== 'y')) return;
    event.preventDefault();
    this.#travel(key === 'y' || event.shiftKey ? 1 : -1);
  }

  #travel(by: 1 | -1): void {
    const moment = this.#moments[this.#moment + by];
    if (!moment || this.#input.readOnly) return;
    this.#moment += by;
    this.#masked.value = moment.value;
    const isAtEnd = moment.caret === moment.value.length; // where a fixed character may come again
    this.#write(this.#arrange(isAtEnd ? this.#masked.displayValue.length : moment.caret));
    this.#options.changed();
  }
}

/** The place behind the n-th digit. */
function positionAfter(text: string, digits: number): number {
  let seen = 0;
  for (let at = 0; at < text.length; at++) {
    if (seen === digits) return at;
    if (/\d/.test(text[at])) seen++;
  }
  return text.length;
}

import {asciiDigits, onlyDigits} from '../../card/digits.js';
import type {FieldName} from '../../request/command.js';
import {completedMonth, MASKS, type MaskRules} from './masks.js';
import {PatternInput} from './pattern-input.js';

/** What a field asks of the form around it. */
export interface FieldHost {
  /** The text has changed, by a key or otherwise. */
  readonly changed: (field: FieldName) => void;
  /** The language of the form, for the names of months. */
  readonly locale: () => string;
  /** Digits of the security code; undefined while the network is unknown. */
  readonly codeLength: () => number | undefined;
}

/** One input of the form with its mask. The text lives in the input and its mask alone. */
export class Field {
  readonly name: FieldName;
  readonly input: HTMLInputElement;
  readonly #host: FieldHost;
  readonly #listening = new AbortController();
  readonly #pattern: PatternInput | undefined;

  constructor(name: FieldName, input: HTMLInputElement, host: FieldHost) {
    this.name = name;
    this.input = input;
    this.#host = host;
    const rules = MASKS[name];
    if (rules) this.#pattern = this.#maskBy(rules);
    else input.addEventListener('input', () => host.changed(name), {signal: this.#listening.signal});
  }

  get text(): string {
    return this.#pattern?.text ?? this.input.value;
  }

  /** Forgets what was typed, and what could be taken back. */
  wipe(): void {
    this.#pattern?.wipe();
    this.input.value = '';
  }

  destroy(): void {
    this.#listening.abort();
    this.wipe();
  }

  #maskBy(rules: MaskRules): PatternInput {
    const {signal} = this.#listening;
    this.input.addEventListener('beforeinput', (event) => this.#beforeInput(event, rules), {signal});
    const options = {
      mask: rules.patternFor(onlyDigits(this.text)),
      eager: rules.eager,
      // one character is typed; more are pasted, filled in or dictated, and read as a whole
      prepare: (text: string) => (text.length > 1 ? rules.read(text, this.#host.locale()) : asciiDigits(text)),
      changed: () => this.#onChanged(rules),
    };
    return new PatternInput(this.input, options, signal);
  }

  #onChanged(rules: MaskRules): void {
    const mask = rules.patternFor(onlyDigits(this.text));
    if (this.#pattern && this.#pattern.mask !== mask) this.#pattern.mask = mask;
    this.#host.changed(this.name);
  }

  /** Completes what can mean one thing only, and keeps digits out that no card of the network has. */
  #beforeInput(event: InputEvent, rules: MaskRules): void {
    const key = event.data ?? '';
    if (event.inputType !== 'insertText' || [...key].length !== 1) return;
    const digits = onlyDigits(this.text);
    const isFull = digits.length >= rules.maxDigits(digits, this.#host.codeLength());
    if (!isFull && this.name !== 'expiry') return;
    const {selectionStart, selectionEnd, value} = this.input;
    if (selectionStart !== selectionEnd) return;
    const isAtEnd = selectionEnd === value.length;
    const text = this.name === 'expiry' && isAtEnd ? completedMonth(digits, key) : undefined;
    if (text !== undefined || (isFull && /\p{Nd}/u.test(key))) event.preventDefault();
    if (text !== undefined) this.#pattern?.replace(text);
  }
}

import {asciiDigits, onlyDigits} from '../../card/digits.js';
import type {FieldName} from '../../request/command.js';
import {MASKS, type MaskRules} from './masks.js';
import {PatternInput} from './pattern-input.js';

/** What a field asks of the form around it. */
export interface FieldHost {
  /** The text has changed, by a key or otherwise. */
  readonly changed: (field: FieldName) => void;
  /** Nothing was taken of a text that came as a whole. */
  readonly unread: (field: FieldName) => void;
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
  /** What was typed at the end so far, and the text that it made: a separator tells more than the text shows. */
  #typed = {keys: '', text: ''};

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
    this.#typed = {keys: '', text: ''};
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
      ...rules,
      // one character is typed; more are pasted, filled in or dictated, and read as a whole
      prepare: (text: string) => (text.length > 1 ? this.#read(text, rules) : asciiDigits(text)),
      changed: () => this.#host.changed(this.name),
    };
    return new PatternInput(this.input, options, signal);
  }

  #read(text: string, rules: MaskRules): string {
    const read = rules.read(text, this.#host.locale());
    if (read === '' && text.trim() !== '') this.#host.unread(this.name);
    return read;
  }

  /** Completes what can mean one thing only, and keeps digits out that no card of the network has. */
  #beforeInput(event: InputEvent, rules: MaskRules): void {
    const key = event.data ?? '';
    if (event.inputType !== 'insertText' || [...key].length !== 1) return;
    const {selectionStart, selectionEnd, value} = this.input;
    if (selectionStart !== selectionEnd) return;
    if (rules.typed && selectionEnd === value.length) {
      event.preventDefault();
      this.#typeAtEnd(key, rules.typed);
      return;
    }
    const digits = onlyDigits(this.text);
    const isFull = digits.length >= rules.maxDigits(digits, this.#host.codeLength());
    if (isFull && /\p{Nd}/u.test(key)) event.preventDefault();
  }

  #typeAtEnd(key: string, typed: (keys: string, locale: string) => string): void {
    const before = this.text;
    const keys = (this.#typed.text === before ? this.#typed.keys : before) + key;
    const text = typed(keys, this.#host.locale());
    if (text !== before) this.#pattern?.replace(text);
    else if (/\p{Nd}/u.test(key)) return; // there is no room for it
    this.#typed = {keys, text: this.text};
  }
}

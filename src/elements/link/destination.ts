import {html, nothing, type ReactiveControllerHost, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';

import {importable} from '../../loading/importable.js';
import type {Delivery} from '../../request/command.js';
import {alertIcon, checkIcon} from '../../styles/icons.js';
import type {LinkWords} from './link-words.js';
import {readBarePhone, type PhoneFault, type ReadPhone} from './phone-faults.js';
import type * as Phones from './phone.js';

/** A way to send a link. */
export type LinkDelivery = Exclude<Delivery, {channel: 'chat'}>;

/** A messenger's way to the customer. */
export type LinkChannel = LinkDelivery['channel'];

/** Every channel, in the order in which they are offered. */
export const CHANNELS: readonly LinkChannel[] = ['sms', 'whatsapp'];

/** The knowledge of every country's numbers, fetched once when the first number is on screen. */
let phones: typeof Phones | undefined;
const importPhones = importable(() => import('./phone.js'));

/** Settles when the numbers are known, or could not be fetched: then a number has to have its country code. */
function loadPhones(): Promise<void> {
  return importPhones().then(
    (module) => void (phones = module),
    () => {},
  );
}

/** Where a link goes: the two fields Phone and Channel, and what is in them. */
export class Destination {
  readonly #host: ReactiveControllerHost;
  readonly #words: LinkWords;
  #country = 'US';
  #phone = '';
  #channel: LinkChannel = 'sms';
  /** Whether the number is what somebody typed, to be left as it is while they do. */
  #isTyped = false;
  #isLoading = false;
  #fault: PhoneFault | undefined;

  constructor(host: ReactiveControllerHost, words: LinkWords) {
    this.#host = host;
    this.#words = words;
  }

  /** The country that a number without a country code is in, as an ISO 3166-1 code. */
  set country(country: string) {
    this.#country = country;
  }

  /** Fills both fields in, whatever was typed before. */
  fill(phone: string, channel: LinkChannel): void {
    this.#phone = phone;
    this.#channel = channel;
    this.#fault = undefined;
    this.#isTyped = false;
    this.#writeOut();
  }

  /** Reads both fields, and shows what is wrong with the number. */
  async read(): Promise<LinkDelivery | undefined> {
    await loadPhones();
    const read = this.#read();
    this.#fault = read.ok ? undefined : read.fault;
    this.#host.requestUpdate();
    return read.ok ? {channel: this.#channel, phone: read.phone} : undefined;
  }

  /** A number in the groups in which people say it; as it is until its country's are known. */
  written(phone: string): string {
    this.#know();
    const read = phones?.readPhone(phone, this.#country);
    return read?.ok ? read.written : phone;
  }

  /** Both fields. What is known of numbers is fetched when they are shown first. */
  render(): TemplateResult {
    this.#know();
    return html`${this.#renderPhone()} ${this.#renderChannel()}`;
  }

  #know(): void {
    if (!phones && !this.#isLoading) void this.#load();
  }

  async #load(): Promise<void> {
    this.#isLoading = true;
    await loadPhones();
    if (!this.#isTyped) this.#writeOut();
    this.#host.requestUpdate();
  }

  #read(): ReadPhone {
    return phones ? phones.readPhone(this.#phone, this.#country) : readBarePhone(this.#phone);
  }

  /** Writes a number as it is called from abroad, so that no two people take it for two numbers. */
  #writeOut(): void {
    const read = this.#read();
    if (read.ok) this.#phone = read.written;
  }

  #renderPhone(): TemplateResult {
    const fault = this.#fault;
    return html`<div class="field">
      <label for="phone">${this.#words.term('link.phone')}</label>
      <div class="box ${fault ? 'faulty' : ''}">
        <input
          part="phone"
          id="phone"
          type="tel"
          inputmode="tel"
          autocomplete="off"
          dir="ltr"
          maxlength="40"
          .value=${live(this.#phone)}
          aria-invalid=${fault ? 'true' : 'false'}
          aria-describedby="phone-fault phone-note"
          @input=${this.#onInput}
          @change=${this.#onChange}
        />
      </div>
      <div id="phone-fault" class="fault">
        ${fault ? html`${alertIcon}<span>${this.#words.term(`phone.${fault}`)}</span>` : nothing}
      </div>
      <div id="phone-note" class="note">${fault ? nothing : this.#renderNote()}</div>
    </div>`;
  }

  /** What the number is, once it is one: its country, and that it is worth a second look. */
  #renderNote(): TemplateResult | typeof nothing {
    const read = this.#read();
    if (!read.ok || !phones) return nothing;
    if (read.isDoubtful) return html`<span class="doubt">${alertIcon}${this.#words.term('link.doubtful')}</span>`;
    const country = read.country && countryName(read.country, this.#words.lang());
    const isWritten = country && read.written === this.#phone;
    return html`<span class="sure">
      ${checkIcon}<span>${isWritten ? nothing : html`<bdi dir="ltr">${read.written}</bdi> `}${country}</span>
    </span>`;
  }

  #renderChannel(): TemplateResult {
    return html`<fieldset part="channel">
      <legend>${this.#words.term('link.channel')}</legend>
      <div class="choices">
        ${CHANNELS.map(
          (channel) =>
            html`<label class="choice">
              <input
                type="radio"
                name="channel"
                value=${channel}
                .checked=${live(channel === this.#channel)}
                @change=${this.#onChoice}
              />
              <span>${this.#words.term(`link.${channel}`)}</span>
            </label>`,
        )}
      </div>
    </fieldset>`;
  }

  /** Groups the digits while they are added at the end; elsewhere that would move the caret away. */
  readonly #onInput = (event: Event) => {
    const {value, selectionEnd} = event.target as HTMLInputElement;
    const isAdding = selectionEnd === value.length && !(event as InputEvent).inputType?.startsWith('delete');
    this.#isTyped = true;
    this.#phone = isAdding && phones ? phones.groupPhone(value, this.#country) : value;
    this.#fault = undefined;
    this.#host.requestUpdate();
  };

  /** The field is left: what is no number is said, what is one is written in full. */
  readonly #onChange = () => {
    const read = this.#read();
    if (!read.ok && phones && read.fault !== 'empty') this.#fault = read.fault;
    this.#writeOut();
    this.#host.requestUpdate();
  };

  readonly #onChoice = (event: Event) => {
    this.#channel = (event.target as HTMLInputElement).value as LinkChannel;
    this.#host.requestUpdate();
  };
}

function countryName(country: string, lang: string): string {
  return new Intl.DisplayNames([lang, 'en'], {type: 'region'}).of(country) ?? country;
}

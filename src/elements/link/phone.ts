import {
  AsYouType,
  isSupportedCountry,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
  type CountryCode,
} from 'libphonenumber-js/min';

import {isE164, type PhoneFault, type ReadPhone} from './phone-faults.js';

/** What the library's answers about a length mean here. */
const FAULTS: Readonly<Record<string, PhoneFault>> = {
  INVALID_COUNTRY: 'no-country',
  NOT_A_NUMBER: 'not-a-number',
  TOO_SHORT: 'too-short',
  TOO_LONG: 'too-long',
  INVALID_LENGTH: 'too-short',
};

/**
 * Reads a phone number as people type or paste it.
 *
 * @param country ISO 3166-1 code of the country that a number without a country code is in.
 */
export function readPhone(text: string, country: string): ReadPhone {
  const home = homeOf(country);
  if (text.trim() === '') return {ok: false, fault: 'empty'};
  const number = parsePhoneNumberFromString(text, {...(home && {defaultCountry: home}), extract: false});
  if (number?.ext) return {ok: false, fault: 'extension'};
  if (!number?.isPossible() || !isE164(number.number)) return {ok: false, fault: faultOf(text, home)};
  return {
    ok: true,
    phone: number.number,
    written: number.formatInternational(),
    ...(number.country && {country: number.country}),
    isDoubtful: !number.isValid(),
  };
}

/** Anything but digits and what stands between them. */
const MORE = /[^\p{Nd}\p{Zs}\p{Pd}\p{Cf}+＋()./]/u;

/**
 * The same number, grouped as it is in its country as far as it has been typed. What holds more than a number is left as it
 * is: grouping would cut off an extension without a word, and the number would seem to be one that gets messages.
 */
export function groupPhone(text: string, country: string): string {
  return MORE.test(text) ? text : new AsYouType(homeOf(country)).input(text);
}

function faultOf(text: string, home: CountryCode | undefined): PhoneFault {
  return FAULTS[validatePhoneNumberLength(text, home) ?? ''] ?? 'not-a-number';
}

function homeOf(country: string): CountryCode | undefined {
  const code = country.toUpperCase();
  return isSupportedCountry(code) ? code : undefined;
}

/** Why a text is no number to send a message to. */
export type PhoneFault = 'empty' | 'not-a-number' | 'no-country' | 'too-short' | 'too-long' | 'extension';

/** What a person meant by a text: a number that can get a message, or why it is none. */
export type ReadPhone =
  | {
      readonly ok: true;
      /** E.164, with the plus sign. */
      readonly phone: string;
      /** The same, as people write it to call from abroad. */
      readonly written: string;
      /** ISO 3166-1 code of the country, where the number tells. */
      readonly country?: string;
      /** Whether numbers like this are not known to be in use. The plans change, so that this forbids nothing. */
      readonly isDoubtful: boolean;
    }
  | {readonly ok: false; readonly fault: PhoneFault};

/** E.164: at most 15 digits; the shortest numbers in use have seven. */
const E164 = /^\+[1-9]\d{6,14}$/;

/** Whether a text is a number of the shape that ITU-T E.164 gives. */
export function isE164(text: string): boolean {
  return E164.test(text);
}

/** Reads a number without knowing any country's plan: it has to have its country code. */
export function readBarePhone(text: string): ReadPhone {
  const phone = text.replace(/[\s().\-/]/g, '');
  if (phone === '') return {ok: false, fault: 'empty'};
  if (!/^\+?\d+$/.test(phone)) return {ok: false, fault: 'not-a-number'};
  if (!/^\+[1-9]/.test(phone)) return {ok: false, fault: 'no-country'};
  if (isE164(phone)) return {ok: true, phone, written: phone, isDoubtful: false};
  return {ok: false, fault: phone.length > 15 ? 'too-long' : 'too-short'};
}

import {createHmac} from 'node:crypto';

import {sameSecret} from './secrets.js';

/**
 * The signature of Twilio's form callbacks: HMAC-SHA1, keyed with the auth token, over the full URL and then every
 * parameter's name and value in the order of their names; values given twice count once.
 *
 * @param url The callback's address as Twilio has it, with its query.
 * @returns Base64.
 * @see https://www.twilio.com/docs/usage/security#validating-requests (sure)
 */
export function twilioSignature(authToken: string, url: string, form: URLSearchParams): string {
  const names = [...new Set(form.keys())].sort();
  const pairs = names.flatMap((name) => [...new Set(form.getAll(name))].sort().map((value) => name + value));
  return createHmac('sha1', authToken)
    .update(url + pairs.join(''), 'utf8')
    .digest('base64');
}

/** Whether a signature is right for the address with or without its scheme's own port: Twilio sends either. */
export function isTwilioSigned(signature: string, authToken: string, url: string, form: URLSearchParams): boolean {
  return addressesOf(url)
    .map((address) => sameSecret(signature, twilioSignature(authToken, address, form)))
    .includes(true);
}

/** Cut as text: what is signed is the address as it was given, and a parsed one has its host in lower case. */
function addressesOf(url: string): string[] {
  const [, scheme = '', host = '', port, rest = ''] = /^(https?:\/\/)([^/?#]+?)(:\d+)?([/?#].*)?$/i.exec(url) ?? [];
  const named = port ?? (scheme.toLowerCase() === 'https://' ? ':443' : ':80');
  return ['', named].map((ending) => scheme + host + ending + rest);
}

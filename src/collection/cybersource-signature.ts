import {createHmac} from 'node:crypto';

import {MalformedError, UnauthenticatedError} from '../request/errors.js';
import type {Field} from './provider.js';
import {sameSecret} from '../delivery/secrets.js';

/**
 * The signature of a Secure Acceptance form: HMAC-SHA256 over `name=value` of the signed fields, in the order of
 * `signed_field_names` and joined by commas, keyed with the profile's secret as it is written.
 *
 * @returns Base64.
 * @see https://developer.cybersource.com/docs/cybs/en-us/sa/developer/all/sa-hosted/secure-acceptance/home-merch.html (sure)
 */
export function secureAcceptanceSignature(secret: string, signed: Iterable<Field>): string {
  const text = Array.from(signed, ([name, value]) => `${name}=${value}`).join(',');
  return createHmac('sha256', secret).update(text, 'utf8').digest('base64');
}

/** Signs fields, all of them, and those fields' names with them. `unsigned` are names that the payer's browser adds. */
export function signFields(secret: string, fields: readonly Field[], unsigned: readonly string[] = []): Field[] {
  const names = [...fields.map(([name]) => name), 'unsigned_field_names', 'signed_field_names'];
  const signed: Field[] = [
    ...fields,
    ['unsigned_field_names', unsigned.join(',')],
    ['signed_field_names', names.join(',')],
  ];
  return [...signed, ['signature', secureAcceptanceSignature(secret, signed)]];
}

/** Most fields of a reply; real ones have some 60. */
const MAX_FIELDS = 400;

const NAME = /^[A-Za-z0-9_]{1,64}$/;

/**
 * Something in a value that reads like another field. The scheme joins values without escaping them, so that whoever
 * chooses one value (a payer, with a name like `X,decision=ACCEPT`) could have the same text signed by the provider and
 * then cut into other fields. Such a reply is not believed; the provider can still be asked.
 */
const LIKE_A_FIELD = /,\s*[A-Za-z0-9_]{1,64}=/;

/**
 * Reads a reply of Secure Acceptance, and gives the signed fields alone.
 *
 * @param body As `application/x-www-form-urlencoded`.
 * @throws {MalformedError} When a field comes twice, is signed twice or could be read as two, or there are too many.
 * @throws {UnauthenticatedError} When it is not signed, or not by this profile, or `signed_field_names` is not signed.
 */
export function readSignedFields(body: string, secret: string): ReadonlyMap<string, string> {
  const all = [...new URLSearchParams(body)];
  const fields = new Map(all);
  if (all.length > MAX_FIELDS || fields.size !== all.length)
    throw new MalformedError('a reply with fields given twice');
  const names = (fields.get('signed_field_names') ?? '').split(',');
  if (!names.includes('signed_field_names')) throw new UnauthenticatedError('a reply that does not sign its list');
  if (new Set(names).size !== names.length) throw new MalformedError('a reply that signs a field twice');
  const signed = new Map(names.map((name) => [name, signedValue(fields, name)]));
  if (!sameSecret(fields.get('signature') ?? '', secureAcceptanceSignature(secret, signed))) {
    throw new UnauthenticatedError('a reply that is not signed by the provider');
  }
  for (const [name, value] of signed) {
    if (!NAME.test(name) || LIKE_A_FIELD.test(value)) throw new MalformedError('a reply that can be read in two ways');
  }
  return signed;
}

function signedValue(fields: ReadonlyMap<string, string>, name: string): string {
  const value = fields.get(name);
  if (value === undefined) throw new UnauthenticatedError('a reply that lacks a field it signs');
  return value;
}

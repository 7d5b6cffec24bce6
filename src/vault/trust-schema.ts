import * as v from 'valibot';

import {MalformedError} from '../request/errors.js';
import {parseWith} from '../request/parse.js';
import {plainTextSchema} from '../request/text.js';
import type {Trust} from '../request/trust.js';

/** Most characters of a word: half as many again as the longest of ours. */
const MAX_WORD_CHARS = 280;

/** Most languages that a deployment has words of. */
const MAX_LANGUAGES = 100;

const origin = v.pipe(
  v.string(),
  v.check((text) => URL.canParse(text) && new URL(text).origin === text),
);
const coordinate = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));
const ownPath = v.pipe(v.string(), v.regex(/^\/(?!\/)[\w./-]{0,200}$/));
/** A language, and where it is read: what the words are looked up by. */
const lang = v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-([A-Z]{2}|\d{3}))?$/));
const wordName = v.pipe(v.string(), v.regex(/^[a-z]+(\.[\w-]+)+$/));

const trustSchema = v.strictObject({
  origin,
  merchant: v.strictObject({id: v.string(), name: v.string(), logo: v.optional(ownPath)}),
  marks: v.optional(v.record(v.pipe(v.string(), v.regex(/^[a-z-]{1,40}$/)), ownPath)),
  words: v.optional(
    v.pipe(
      v.record(lang, v.record(wordName, plainTextSchema(MAX_WORD_CHARS))),
      v.check((words) => Object.keys(words).length <= MAX_LANGUAGES),
    ),
  ),
  embedders: v.array(origin),
  signIn: v.optional(ownPath),
  postsTo: v.optional(
    v.pipe(
      v.string(),
      v.check((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)),
    ),
  ),
  keys: v.pipe(
    v.array(
      v.strictObject({
        kid: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
        jwk: v.strictObject({kty: v.literal('EC'), crv: v.literal('P-256'), x: coordinate, y: coordinate}),
        collections: v.array(
          v.picklist(['reveal', 'secure-acceptance-hosted', 'secure-acceptance-merchant', 'unified-checkout']),
        ),
      }),
    ),
    v.minLength(1),
  ),
});

/**
 * Reads what a deployment's `trust.js` exports: a mistake there is said in the console of the page, once, and by name.
 *
 * @param home Origin of the page that reads it. Terms for another vault must not be shown in this one.
 * @throws {MalformedError} Naming what is wrong.
 */
export function parseTrust(value: unknown, home: string): Trust {
  const trust = parseWith(trustSchema, value, 'trust.js');
  if (trust.origin !== home) throw new MalformedError(`trust.js is for ${trust.origin}, and this page is on ${home}`);
  return trust;
}

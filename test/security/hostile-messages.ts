import * as fc from 'fast-check';

import {makeDraft} from '../server/signer-backend.js';

const sealed = {enc: 'A'.repeat(87), ct: 'A'.repeat(704)};
const settings = {theme: {accent: '#fff'}, locale: 'en', direction: 'ltr', clockOffsetMs: 0};

/** One of each message that crosses between host and vault, to be broken. */
export const MESSAGES = [
  {type: 'settings', ...settings},
  {type: 'show', token: 'a.b.c', attempt: 1},
  {type: 'hide'},
  {type: 'ready'},
  {type: 'shown', request: 'r'},
  {type: 'rejected', fault: 'signature'},
  {type: 'height', px: 1},
  {type: 'stage', request: 'r', stage: {at: 'away', done: ['number']}},
  {type: 'sealed', request: 'r', attempt: 1, sealed},
  {type: 'close'},
  {type: 'agent', agent: 'a', name: 'A'},
  {type: 'draft', command: 'c', draft: makeDraft()},
  {type: 'view', token: 'a.b.c', attempt: 1, sealed, remainingMs: 1},
  {type: 'forget', request: 'r'},
  {type: 'forget', request: 'r', lapsed: true},
  {type: 'showing', what: 'card'},
  {type: 'signed', command: 'c', request: 'r', token: 'a.b.c'},
  {type: 'back', command: 'c'},
  {type: 'unsigned', command: 'c', reason: 'refused', rule: 'over-ceiling'},
  {type: 'complete', request: 'r'},
  {type: 'refuse', request: 'r', attempt: 1, reason: 'declined'},
  {type: 'unopened', request: 'r', reason: 'key-lost'},
  {chatpay: 1, type: 'hello', nonce: 'A'.repeat(22)},
];

/** Names that lead somewhere on every object. */
const NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'type',
  'then',
  'toJSON',
];

const json = fc.jsonValue({maxDepth: 4});

/** Texts of which most are no message, and some nearly one. */
export const hostileText = fc.oneof(
  json.map((value) => JSON.stringify(value)),
  // a right message with one member too many, or with one that is something else
  fc
    .tuple(fc.constantFrom(...MESSAGES), fc.oneof(fc.constantFrom(...NAMES), fc.string()), json)
    .map(([message, name, value]) => {
      const own = JSON.stringify(name);
      return `${JSON.stringify(message).slice(0, -1)},${own}:${JSON.stringify(value)}}`;
    }),
  fc.tuple(fc.constantFrom(...MESSAGES), fc.nat(), json).map(([message, index, value]) => {
    const names = Object.keys(message);
    return JSON.stringify({...message, [names[index % names.length]!]: value});
  }),
  fc.string(),
  fc.constantFrom(...NAMES).map((name) => JSON.stringify({type: name})),
);

/** What structured cloning carries and JSON has not: each would be taken for a text, or for an object, by lazy code. */
export async function structuredValues(): Promise<readonly unknown[]> {
  const {privateKey} = await crypto.subtle.generateKey({name: 'ECDH', namedCurve: 'P-256'}, false, ['deriveBits']);
  const round: Record<string, unknown> = {type: 'ready'};
  round['self'] = round;
  return [
    undefined,
    null,
    true,
    0,
    NaN,
    -0,
    Infinity,
    2n ** 64n,
    new Date(0),
    /(a+)+$/,
    new Error('{"type":"ready"}'),
    new Map([['type', 'ready']]),
    new Set(['{"type":"ready"}']),
    Object('{"type":"ready"}'),
    Object(1),
    ['{"type":"ready"}'],
    [[['{"type":"hide"}']]],
    {type: 'ready'},
    {type: 'hide'},
    {length: 16, 0: '{'},
    JSON.parse('{"__proto__":{"type":"ready"}}') as object,
    round,
    new ArrayBuffer(16),
    new Uint8Array(16),
    new DataView(new ArrayBuffer(16)),
    new Blob(['{"type":"ready"}']),
    new DOMException('x', 'DataCloneError'),
    new Array<number>(1000),
    privateKey,
  ];
}

/** Texts that are right but for their size or their depth. */
export const LARGE = [
  `{"type":"ready"}${' '.repeat(16 * 1024)}`,
  `{"type":"hide"}${' '.repeat(5_000_000)}`,
  `"${'x'.repeat(5_000_000)}"`,
  '['.repeat(10_000) + ']'.repeat(10_000),
  '{"type":'.repeat(10_000) + '1' + '}'.repeat(10_000),
  `{"type":"height","px":${'1'.repeat(15_000)}}`,
];

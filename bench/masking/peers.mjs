// The maskers measured beside ours: each a function from text to text, reduced to its rule for card numbers.
import {CREDIT_CARD_NUMBER_PATTERN, redactByPattern} from '@logtape/redaction';
import {applyStrategy, detectCreditCard} from 'langchain';
import {OpenRedaction} from 'openredaction';
import redactPii from 'redact-pii';

import {isLuhn} from './random.mjs';

/** Presidio's recognizer of card numbers, a Python package, as JavaScript: its expression and its check digit. */
const PRESIDIO =
  /\b(?!1\d{12}(?!\d))(?:4\d{3}|5[0-5]\d{2}|6\d{3}|1\d{3}|3\d{3})[- ]?\d{3,4}[- ]?\d{3,4}[- ]?\d{3,5}\b/g;
const presidio = (text) =>
  text.replace(PRESIDIO, (match) => (isLuhn(match.replace(/[- ]/g, '')) ? '<CREDIT_CARD>' : match));

const logtape = redactByPattern((text) => text, [CREDIT_CARD_NUMBER_PATTERN]);
const langchain = (text) => applyStrategy(text, detectCreditCard(text), 'mask');

const open = new OpenRedaction({patterns: ['CREDIT_CARD']});
const openredaction = async (text) => (await open.detect(text)).redacted;

const OTHERS =
  'names zipcode phoneNumber ipAddress usSocialSecurityNumber emailAddress username password credentials digits url streetAddress';
const redactor = new redactPii.SyncRedactor({
  builtInRedactors: Object.fromEntries(OTHERS.split(' ').map((name) => [name, {enabled: false}])),
});

/** Peers by name. `slow` ones are timed on fewer messages, since they take thousands of times as long. */
export const peers = [
  {name: 'presidio (rule)', mask: presidio},
  {name: 'langchain 1.5.14', mask: langchain},
  {name: '@logtape/redaction 2.3.7', mask: logtape},
  {name: 'redact-pii 3.4.0', mask: (text) => redactor.redact(text)},
  {name: 'openredaction 1.1.5', mask: openredaction, slow: true},
];

import * as v from 'valibot';

import {isCurrency} from './currencies.js';
import type {Money} from './money.js';
import {plainTextSchema as plain} from './text.js';

/** What the customer pays for. */
export interface Order {
  /** The merchant's own order number. 1 to 64 code points. */
  readonly number?: string;
  /** What the payment is for, in the agent's words. 1 to 140 code points, NFC, no control or bidi characters. */
  readonly reason: string;
  /** What is to be paid; more than zero. */
  readonly amount: Money;
  readonly subtotal?: Money;
  readonly tax?: Money;
  /** At most 50. */
  readonly lines?: readonly OrderLine[];
}

/** One line of an order. */
export interface OrderLine {
  /** 1 to 140 code points. */
  readonly name: string;
  /** 1 to 9999. */
  readonly quantity: number;
  /** The price of the whole line. */
  readonly amount: Money;
}

/** Most code points of a reason. */
export const MAX_REASON = 140;

/** Shape of an amount's currency. */
export const currencySchema = v.pipe(v.string(), v.check(isCurrency));

/** Shape of an amount's minor units. */
export const minorUnitsSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** Shape of the minor units of what is to be paid. */
export const chargeSchema = v.pipe(minorUnitsSchema, v.minValue(1));

/** Shape of an order's number. */
export const orderNumberSchema = plain(64);

/** Shape of an order's reason. */
export const reasonSchema = plain(MAX_REASON);

/** Shape of what a line is for. */
export const lineNameSchema = plain(140);

/** Shape of a line's quantity. */
export const quantitySchema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9999));

/** Shape of an order's lines, of the given shape each. */
export function linesSchema<S extends v.GenericSchema>(line: S) {
  return v.pipe(v.array(line), v.minLength(1), v.maxLength(50));
}

const money = v.strictObject({minorUnits: minorUnitsSchema, currency: currencySchema});

/** Shape of an order on the wire; all its amounts are in one currency. */
export const orderSchema = v.pipe(
  v.strictObject({
    number: v.optional(orderNumberSchema),
    reason: reasonSchema,
    amount: v.strictObject({minorUnits: chargeSchema, currency: currencySchema}),
    subtotal: v.optional(money),
    tax: v.optional(money),
    lines: v.optional(linesSchema(v.strictObject({name: lineNameSchema, quantity: quantitySchema, amount: money}))),
  }),
  v.check((order) => hasOneCurrency(order), 'amounts in more than one currency'),
);

function hasOneCurrency({amount, subtotal, tax, lines}: Order): boolean {
  const others = [subtotal, tax, ...(lines ?? []).map((line) => line.amount)];
  return others.every((other) => other === undefined || other.currency === amount.currency);
}

import type {Money} from './money.js';
import type {OrderLine} from './order.js';

/** What a customer gets to keep of a payment. It says nothing of the card but its brand and last four digits. */
export interface Receipt {
  readonly merchantName: string;
  readonly orderNumber?: string;
  /** What was paid for, in the agent's words. */
  readonly reason: string;
  readonly amount: Money;
  readonly subtotal?: Money;
  readonly tax?: Money;
  readonly lines?: readonly OrderLine[];
  /** Milliseconds since the Unix epoch. */
  readonly paidAt: number;
  /** Four digits. */
  readonly last4?: string;
  /** The card network's name, as the provider writes it: `Visa`. */
  readonly cardBrand?: string;
  /** Id of the payment request; for the page, as what a customer quotes is the reference. */
  readonly request: string;
  /** What the payment is called at the merchant and at the provider, whose support asks for it. */
  readonly reference: string;
}

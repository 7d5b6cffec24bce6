import type {PaymentState} from './state.js';

/** The attempt that an event or a command must be about: the card that lies with the agent, else the next one. */
export function attemptInPlay({payment, attempt}: Pick<PaymentState, 'payment' | 'attempt'>): number {
  return payment === 'submitted' ? attempt : attempt + 1;
}

import type {CommandOf, SealedCard} from '../request/command.js';
import {createId} from '../request/ids.js';
import type {Party} from '../request/participant.js';
import type {Terms} from '../request/terms.js';
import type {TestSigner} from './signer.js';

/** The agent who asks for what `makeTerms` makes. */
export const AGENT: Party = {role: 'agent', id: 'agent-1'};

/** A customer. */
export const CUSTOMER: Party = {role: 'customer', id: 'customer-1'};

/** Something of a sealed card's shape, with nothing inside. Different for different letters of base64url's alphabet. */
export function makeSealedCard(letter = 'A'): SealedCard {
  return {enc: letter.repeat(87), ct: letter.repeat(704)};
}

/** The command that asks for a payment by these terms, really signed. */
export async function makeRequestCommand(signer: TestSigner, terms: Terms): Promise<CommandOf<'request'>> {
  return {
    type: 'request',
    id: createId(),
    request: terms.id,
    token: await signer.sign(terms),
    delivery: {channel: 'chat'},
  };
}

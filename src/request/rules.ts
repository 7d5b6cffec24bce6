/**
 * Each rule that a command can break, with what it says. The names are API: they travel in `RefusedError.rule` and in
 * the server's problem documents.
 */
export const RULES = {
  'wrong-role': 'this participant may not give this command',
  'not-your-request': 'only the agent who asked may do this',
  'unknown-request': 'there is no such request in this conversation',
  'duplicate-request': 'a request with this id exists already',
  'wrong-conversation': 'the terms are for another conversation',
  'wrong-agent': 'the terms name another agent',
  'terms-invalid': 'the terms are not signed by this merchant, or not of the agreed shape',
  'card-number-in-text': 'the text holds a card number',
  'not-now': 'the request does not allow this in its present state',
  'too-late': 'the time for this is over',
  'not-viewed': 'a card that nobody has viewed cannot have been used',
  'wrong-attempt': 'the card was sealed for another attempt',
  'wrong-collection': 'the request collects the card another way',
  'card-gone': 'the card has been destroyed',
  'id-reused': 'this command id was used for another command',
  'superseded-open': 'the request that this one replaces is still open',
  'order-open': 'the order has a payment link already that is still open',
  'over-ceiling': 'the amount is above what this agent may ask for',
  'not-in-conversation': 'the agent is not in this conversation',
  'too-many': 'there were too many commands in a short time',
} as const;

/** The name of a rule. */
export type Rule = keyof typeof RULES;

/** Whether a word from the wire is the name of a rule. */
export function isRule(word: unknown): word is Rule {
  return typeof word === 'string' && Object.hasOwn(RULES, word);
}

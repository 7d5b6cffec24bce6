import {attemptInPlay} from './attempt.js';
import type {CommandType} from './command.js';
import type {EventType} from './event.js';
import type {Party, Role} from './participant.js';
import type {Rule} from './rules.js';
import type {PaymentState, Status} from './state.js';

/** Statuses in which the customer may still answer. */
export const ANSWERABLE: readonly Status[] = ['waiting', 'undelivered', 'refused'];

/** Statuses in which a card may still come or be shown: as long as one of them holds, the agent's key lives. */
export const LIVE: readonly Status[] = [...ANSWERABLE, 'submitted'];

/** Statuses in which a request is under way: `LIVE`, and those in which a provider has it. */
export const OPEN: readonly Status[] = [...LIVE, 'paying', 'review'];

/**
 * Who may give which command while a request has which status. This table is the rules; nothing else asks for a
 * status by its name to decide what is allowed.
 */
export const COMMANDS: {readonly [C in CommandType]: {readonly [R in Role]?: readonly Status[]}} = {
  request: {agent: []},
  open: {customer: ANSWERABLE},
  decline: {customer: ANSWERABLE},
  submit: {customer: ANSWERABLE},
  presence: {customer: ANSWERABLE},
  view: {agent: ['submitted']},
  refuse: {agent: ['submitted'], provider: [...ANSWERABLE, 'paying', 'review']},
  complete: {agent: ['submitted', 'lapsed']},
  cancel: {agent: LIVE},
  end: {host: OPEN},
  resend: {agent: ANSWERABLE},
  'resend-receipt': {agent: ['paid']},
};

/** The event that each command becomes. */
export const EVENT_OF = {
  request: 'requested',
  open: 'opened',
  decline: 'declined',
  submit: 'submitted',
  view: 'viewed',
  refuse: 'refused',
  complete: 'completed',
  cancel: 'canceled',
  end: 'ended',
  resend: 'resent',
  'resend-receipt': 'receipt-resent',
} as const satisfies {readonly [C in Exclude<CommandType, 'presence'>]: EventType};

/** Events after which a request is never `LIVE` again, whatever else is recorded of it. */
export const ENDINGS: ReadonlySet<EventType> = new Set(['declined', 'completed', 'canceled', 'ended', 'paid']);

/** Whether a participant may give this command now. */
export function allows(state: PaymentState, command: CommandType, by: Party): boolean {
  return ruleAgainst(state, command, by) === undefined;
}

/**
 * The rule that forbids a command, if there is one.
 *
 * @param state The request as it stands now.
 * @param attempt The card that the command is about, where it says so.
 */
export function ruleAgainst(state: PaymentState, command: CommandType, by: Party, attempt?: number): Rule | undefined {
  const statuses = COMMANDS[command][by.role];
  if (!statuses) return 'wrong-role';
  if (by.role === 'agent' && isSomebodyElses(state, by)) return 'not-your-request';
  if (command === 'request') return 'duplicate-request';
  if (!statuses.includes(state.status)) return isOver(state.status) ? 'too-late' : 'not-now';
  if (command === 'complete' && !state.viewed) return 'not-viewed';
  // What changes about a lapsed request is this alone: once it will not change, the time for completing it is over.
  if (command === 'complete' && state.status === 'lapsed' && state.changesAt === undefined) return 'too-late';
  if (isOfAnotherCollection(state, command, by)) return 'wrong-collection';
  if (attempt !== undefined && attempt !== attemptInPlay(state)) return 'wrong-attempt';
  return undefined;
}

/** A card that was asked for by one agent is that agent's alone; a payment at a provider is everybody's in the scope. */
function isSomebodyElses({terms}: PaymentState, {id}: Party): boolean {
  return terms.collection === 'reveal' && terms.agent !== id;
}

function isOver(status: Status): boolean {
  return status === 'expired' || status === 'lapsed';
}

/** A card goes to the agent or to a provider, and only who gets it can have it sent or refuse it. */
function isOfAnotherCollection({terms}: PaymentState, command: CommandType, by: Party): boolean {
  const reveals = terms.collection === 'reveal';
  return command === 'submit' ? !reveals : command === 'refuse' && reveals !== (by.role === 'agent');
}

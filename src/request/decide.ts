import {canonicalJson} from './canonical.js';
import type {CommandOf, IssuedCommand} from './command.js';
import {readTermsOf, type NewEvent, type PaymentEvent} from './event.js';
import type {RequestId} from './ids.js';
import {EVENT_OF, OPEN, ruleAgainst} from './life.js';
import type {Rule} from './rules.js';
import {stateOf, type PaymentState} from './state.js';
import type {Terms} from './terms.js';

/** What an authority makes of a command: the events to record, which may be none, or the rule that was broken. */
export type Decision =
  | {
      readonly ok: true;
      readonly events: readonly NewEvent[];
      /** Whether this very command had been accepted before. */
      readonly repeated: boolean;
    }
  | {readonly ok: false; readonly rule: Rule};

/**
 * Says what a command does. Pure and total, and the one place where that is decided: the transports that need no server
 * and the server share it.
 *
 * The signature of terms is not its business; whoever calls it for `request` has verified the token.
 *
 * @param events What has happened so far in the conversation; at least every event of the requests that the command
 *   names, and for one that `asksByLink` of all that went out by link, in the order of their sequence numbers.
 * @param now The authority's clock, in milliseconds since the Unix epoch.
 */
export function decide(events: readonly PaymentEvent[], command: IssuedCommand, now: number): Decision {
  const earlier = events.find((event) => event.command === command.id);
  if (earlier && !isSame(earlier, command)) return refuse('id-reused');
  // What was accepted stays accepted; only a card is not handed out again once its time is over.
  if (earlier && earlier.type !== 'viewed') return {ok: true, events: [], repeated: true};
  const state = stateIn(events, command, command.request, now);
  if (!state) return command.type === 'request' ? decideRequest(events, command, now) : refuse('unknown-request');
  const rule = ruleAgainst(state, command.type, command.by, 'attempt' in command ? command.attempt : undefined);
  if (rule || command.type === 'request') return refuse(rule ?? 'duplicate-request');
  if (earlier) return earlier.attempt === state.attempt ? {ok: true, events: [], repeated: true} : refuse('card-gone');
  // Presence is never recorded, and pressing Enter Payment twice is one opening.
  if (command.type === 'presence' || (command.type === 'open' && state.openedAt !== undefined)) return accept();
  return accept(eventOf(command, state, now));
}

/** Where a request of the command's conversation stands. One of another conversation is as unknown as none. */
function stateIn(
  events: readonly PaymentEvent[],
  {conversation}: IssuedCommand,
  request: RequestId,
  now: number,
): PaymentState | undefined {
  const own = events.filter((event) => event.request === request && event.conversation === conversation);
  return stateOf(own, now);
}

function decideRequest(
  events: readonly PaymentEvent[],
  command: IssuedCommand & CommandOf<'request'>,
  now: number,
): Decision {
  if (command.by.role !== 'agent') return refuse('wrong-role');
  if (events.some((event) => event.request === command.request)) return refuse('duplicate-request');
  const terms = readTermsOf(command);
  if (terms?.id !== command.request) return refuse('terms-invalid');
  if (terms.conversation !== command.conversation) return refuse('wrong-conversation');
  if (terms.agent !== command.by.id) return refuse('wrong-agent');
  if (terms.expiresAt <= now) return refuse('too-late');
  if (terms.supersedes !== undefined) {
    const replaced = stateIn(events, command, terms.supersedes, now);
    if (!replaced) return refuse('unknown-request');
    if (OPEN.includes(replaced.status)) return refuse('superseded-open');
  }
  if (asksByLink(command) && hasOpenLink(events, terms, now)) return refuse('order-open');
  const {type: _, id, ...rest} = command;
  return accept({...rest, type: 'requested', at: now, command: id});
}

/** Whether a request goes to a phone: two of them for one order could both be paid. */
export function asksByLink({delivery}: Pick<CommandOf<'request'>, 'delivery'>): boolean {
  return delivery.channel !== 'chat';
}

/** Whether the order of these terms has a link already that is under way, whoever sent it. */
function hasOpenLink(events: readonly PaymentEvent[], {conversation, order}: Terms, now: number): boolean {
  if (order.number === undefined) return false;
  const own = events.filter((event) => event.conversation === conversation);
  return [...new Set(own.map(({request}) => request))]
    .map((request) =>
      stateOf(
        own.filter((event) => event.request === request),
        now,
      ),
    )
    .filter((state) => state !== undefined)
    .some(
      ({sentBy, terms, status}) =>
        sentBy.channel !== 'chat' && terms.order.number === order.number && OPEN.includes(status),
    );
}

function eventOf(
  command: Exclude<IssuedCommand, CommandOf<'presence' | 'request'>>,
  state: PaymentState,
  now: number,
): NewEvent {
  const {id, request, conversation, by} = command;
  const base = {request, conversation, by, at: now, command: id};
  switch (command.type) {
    case 'submit':
      return {...base, type: 'submitted', attempt: command.attempt};
    case 'view':
      return {...base, type: 'viewed', attempt: state.attempt};
    case 'refuse':
      return {...base, type: 'refused', attempt: command.attempt, ...(command.reason && {reason: command.reason})};
    case 'end':
      return {...base, type: 'ended', reason: command.reason};
    case 'resend':
      return {...base, type: 'resent', delivery: command.delivery};
    default:
      return {...base, type: EVENT_OF[command.type]};
  }
}

/** What a command says and its event repeats. A sealed card is in no event, and `view` does not say which card. */
const REPEATED = ['request', 'conversation', 'by', 'token', 'delivery', 'attempt', 'reason'] as const;

/** Whether an event was caused by this command, and not by another that bears the same id. */
function isSame(event: PaymentEvent, command: IssuedCommand): boolean {
  if (command.type === 'presence' || event.type !== EVENT_OF[command.type]) return false;
  const then: Partial<Record<string, unknown>> = event;
  const now: Partial<Record<string, unknown>> = command.type === 'view' ? {...command, attempt: then.attempt} : command;
  return REPEATED.every((name) => canonicalJson(then[name] ?? null) === canonicalJson(now[name] ?? null));
}

function accept(...events: NewEvent[]): Decision {
  return {ok: true, events, repeated: false};
}

function refuse(rule: Rule): Decision {
  return {ok: false, rule};
}

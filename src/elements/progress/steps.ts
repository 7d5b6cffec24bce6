import type {EventType, PaymentEvent} from '../../request/event.js';
import type {Payment, PaymentState} from '../../request/state.js';
import type {UndeliveredReason} from '../../request/undelivered.js';
import type {RequestStatus} from '../../session/session.js';

/** A step on the way of every payment by link. */
export type Milestone =
  'sent' | 'delivered' | 'read' | 'opened' | 'paying' | 'paid' | 'receipt' | 'submitted' | 'completed';

/** What can come in a milestone's place. */
export type Turn =
  | 'sending'
  | 'unsent'
  | 'undelivered'
  | 'failed'
  | 'review'
  | 'receipt-undelivered'
  | 'lapsed'
  | 'declined'
  | 'canceled'
  | 'expired';

/** One step of the status guide. */
export interface Step {
  readonly name: Milestone | Turn;
  /** Whether it was reached, is where the payment stands, or is still to come. */
  readonly standing: 'done' | 'current' | 'ahead';
  /** When it was reached, where that was told. Milliseconds since the Unix epoch. */
  readonly at?: number;
}

/** The milestone that each event reaches. */
const REACHES: {readonly [E in EventType]?: Milestone} = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  opened: 'opened',
  paying: 'paying',
  paid: 'paid',
  'receipt-sent': 'receipt',
  submitted: 'submitted',
  completed: 'completed',
};

/** What each event turns to. */
const TURNS: {readonly [E in EventType]?: Turn} = {
  undelivered: 'undelivered',
  refused: 'failed',
  review: 'review',
  'receipt-undelivered': 'receipt-undelivered',
  declined: 'declined',
  canceled: 'canceled',
  ended: 'expired',
};

/** The milestones that lie behind each payment, whatever else is known. */
const BEHIND: {readonly [P in Payment]?: Milestone} = {
  refused: 'opened',
  paying: 'paying',
  review: 'paying',
  paid: 'paid',
  submitted: 'submitted',
  lapsed: 'submitted',
  completed: 'completed',
};

/** Turns after which nothing comes. */
const ENDINGS: readonly Turn[] = ['declined', 'canceled', 'expired', 'lapsed'];

/** When everything happened, for the present way of sending and the present card. */
type Times = ReadonlyMap<Milestone | Turn, number>;

/**
 * The steps of a payment by link: those behind it, where it stands, and those ahead. Pure; what is not told but must have
 * happened counts as done, without a time.
 *
 * @param status As the session's view has it.
 * @param events What has happened to the request, oldest first.
 */
export function stepsOf(status: RequestStatus, state: PaymentState, events: readonly PaymentEvent[]): Step[] {
  const times = timesOf(events);
  const plan = planOf(state, times);
  const reached = reachedIn(plan, status, state, times);
  const turn = turnOf(status, state, reached, times);
  const step = (name: Milestone | Turn, standing: Step['standing']): Step => {
    const at = name === 'expired' ? state.answerBy : times.get(name);
    return at === undefined || standing === 'ahead' ? {name, standing} : {name, standing, at};
  };
  const done = plan.slice(0, reached + 1).map((name) => step(name, 'done'));
  if (!turn) {
    const current = done.pop()!;
    return [...done, {...current, standing: 'current'}, ...plan.slice(reached + 1).map((name) => step(name, 'ahead'))];
  }
  const ahead = ENDINGS.includes(turn) ? [] : plan.slice(reached + (turn === 'failed' ? 1 : 2));
  return [...done, step(turn, 'current'), ...ahead.map((name) => step(name, 'ahead'))];
}

/** The milestones that a request can reach, in their order. */
function planOf({sentBy: {channel}, terms}: PaymentState, times: Times): Milestone[] {
  const isMessage = channel !== 'chat';
  const tells = channel === 'whatsapp' || times.has('read');
  const message: Milestone[] = isMessage ? ['sent', 'delivered', ...(tells ? (['read'] as const) : [])] : ['sent'];
  if (terms.collection === 'reveal') return [...message, 'opened', 'submitted', 'completed'];
  return [...message, 'opened', 'paying', 'paid', ...(isMessage ? (['receipt'] as const) : [])];
}

/** Index of the last milestone that was reached; -1 before the first. */
function reachedIn(plan: readonly Milestone[], status: RequestStatus, state: PaymentState, times: Times): number {
  if (status === 'sending' || status === 'unsent') return -1;
  const told = plan.findLastIndex((name) => times.has(name) && isBeforePaying(name));
  const isReceiptSent = state.payment === 'paid' && state.receipt === 'sent';
  const known = isReceiptSent ? 'receipt' : BEHIND[state.payment];
  return Math.max(told, known ? plan.indexOf(known) : -1);
}

/** Whether a milestone, once reached, stays so: those of the payment are the state's to say. */
function isBeforePaying(name: Milestone): boolean {
  return name === 'sent' || name === 'delivered' || name === 'read' || name === 'opened';
}

function turnOf(status: RequestStatus, state: PaymentState, reached: number, times: Times): Turn | undefined {
  if (status === 'unsent') return 'unsent';
  switch (state.payment) {
    case 'declined':
    case 'canceled':
    case 'expired':
    case 'lapsed':
    case 'review':
      return state.payment;
    case 'refused':
      return 'failed';
    case 'paid':
      return state.receipt === 'undelivered' ? 'receipt-undelivered' : undefined;
  }
  if (state.payment !== 'waiting') return undefined;
  if (state.delivery === 'undelivered' && !times.has('opened')) return 'undelivered';
  return reached < 0 ? 'sending' : undefined;
}

function timesOf(events: readonly PaymentEvent[]): Times {
  const times = new Map<Milestone | Turn, number>();
  for (const {type, at} of events) {
    // Sent once more, the message begins its way again; so does the receipt.
    if (type === 'resent') for (const name of ['sent', 'delivered', 'read', 'undelivered'] as const) times.delete(name);
    if (type === 'receipt-resent') for (const name of ['receipt', 'receipt-undelivered'] as const) times.delete(name);
    // Another card makes the way from here again.
    if (type === 'refused') for (const name of ['failed', 'paying', 'review'] as const) times.delete(name);
    const name = REACHES[type] ?? TURNS[type];
    // What is told twice happened when it was told first.
    if (name && !times.has(name)) times.set(name, at);
  }
  const requested = events.find(({type}) => type === 'requested');
  if (requested?.type === 'requested' && requested.delivery.channel === 'chat') times.set('sent', requested.at);
  return times;
}

/** What was told of a step that went wrong, where anything was. */
export interface Told {
  /** Why a message was not delivered. */
  readonly reason?: UndeliveredReason;
  /** The messaging service's own code. */
  readonly code?: string;
  /** The messenger's or the provider's own words, which are English. */
  readonly detail?: string;
}

/** What was told last of a step that went wrong. */
export function toldOf(name: Step['name'], events: readonly PaymentEvent[]): Told {
  const told = events.findLast(({type}) => TURNS[type] === name);
  switch (told?.type) {
    case 'undelivered':
    case 'receipt-undelivered':
      return told;
    case 'review':
      return told.detail === undefined ? {} : {detail: told.detail};
    default:
      return {};
  }
}

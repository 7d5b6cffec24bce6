import * as v from 'valibot';

import {attemptSchema, commandSchema, sealedCardSchema, stageSchema} from '../request/command.js';
import {eventSchema} from '../request/event.js';
import {idSchema, nameSchema} from '../request/ids.js';
import {partySchema} from '../request/participant.js';
import {isRule, type Rule} from '../request/rules.js';

const index = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** Empty while a tab knows nothing. */
const epoch = v.pipe(v.string(), v.maxLength(40));
const events = v.pipe(v.array(eventSchema), v.maxLength(100_000));
const card = v.strictObject({...sealedCardSchema.entries, attempt: attemptSchema});

const of = <T extends string, E extends v.ObjectEntries>(say: T, entries: E) =>
  v.strictObject({say: v.literal(say), ...entries});

/** Shape of what tabs say to each other. */
const messageSchema = v.variant('say', [
  /** What is there beyond what I have? Asked of the leader; by a tab that is about to lead, of everybody. */
  of('ask', {epoch, count: index, leads: v.boolean()}),
  /** The events from a place on. What the leader says is so; what others say may only be a part of it. */
  of('events', {epoch, from: index, events, leads: v.boolean()}),
  /** I decide now, over a log of so many events. */
  of('leading', {epoch, count: index}),
  /** Decide this. `call` is where the answer goes. */
  of('command', {call: idSchema, conversation: nameSchema, by: partySchema, command: commandSchema}),
  of('answer', {call: idSchema, answer: v.strictObject({at: index, sealed: v.optional(card)})}),
  of('refused', {call: idSchema, rule: v.custom<Rule>(isRule)}),
  of('presence', {request: idSchema, stage: stageSchema}),
  /** I go away; whoever decides next needs these. */
  of('cards', {cards: v.pipe(v.array(v.tuple([idSchema, card])), v.maxLength(10_000))}),
]);

/** What tabs say to each other. */
export type TabMessage = v.InferOutput<typeof messageSchema>;

/** Reads what another tab said; `undefined` when it is of no known shape, as from a page of another version. */
export function readTabMessage(data: unknown): TabMessage | undefined {
  const message = v.safeParse(messageSchema, data);
  return message.success ? message.output : undefined;
}

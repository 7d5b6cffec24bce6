import {randomUUID} from 'node:crypto';

import type {Command, SealedCard} from '../../src/request/command.js';
import type {NewEvent} from '../../src/request/event.js';
import {EVENT_OF} from '../../src/request/life.js';
import {makeRequestCommand, makeSealedCard} from '../../test/helpers/commands.js';
import {makeTerms, type TestSigner} from '../../test/helpers/terms.js';

/** How many write at once, each waiting for its answer before it writes again. */
export const WRITERS = 64;

/** Requests of one writer in one round. */
const REQUESTS = 12;

/** Commands of one request while the clock runs. */
const COMMANDS = 5;

/** Commands of all writers in one round while the clock runs. */
export const COUNT = WRITERS * REQUESTS * COMMANDS;

/** One command, and what comes of it. */
export interface Step {
  readonly conversation: string;
  readonly role: 'agent' | 'customer';
  readonly command: Command;
  /** The event that it becomes. */
  readonly event: NewEvent;
  /** The card that it brings, kept before the event is. */
  readonly card?: SealedCard;
  /** Whether it destroys the request's card, after the event is kept. */
  readonly shreds: boolean;
}

/** What one writer does in one round: a part before the clock starts, and a part that is measured. */
export interface Work {
  readonly before: readonly Step[];
  readonly timed: readonly Step[];
}

/** Makes work; terms are signed here, since that is the client's to do. */
export const WORK = {
  /** View Card, five times each of four cards: a command that writes one event and gives 800 bytes back. */
  views: (signer: TestSigner) => makeWork(signer, ['view', 'view', 'view', 'view', 'view'], 3),
  /** Whole requests: request, open, submit, view, complete. */
  lives: (signer: TestSigner) => makeWork(signer, ['view', 'complete'], 0),
} as const;

type Then = readonly ('view' | 'complete')[];

function makeWork(signer: TestSigner, then: Then, before: number): Promise<Work[]> {
  const oneWriter = async () => {
    const conversation = randomUUID();
    const requests = await Promise.all(Array.from({length: REQUESTS}, () => stepsOf(signer, conversation, then)));
    return {
      before: requests.flatMap((steps) => steps.slice(0, before)),
      timed: requests.flatMap((steps) => steps.slice(before)),
    };
  };
  return Promise.all(Array.from({length: WRITERS}, oneWriter));
}

async function stepsOf(signer: TestSigner, conversation: string, then: Then): Promise<Step[]> {
  const asked = await makeRequestCommand(signer, makeTerms({conversation}));
  const {request} = asked;
  const simple = <T extends string>(type: T) => ({type, id: randomUUID(), request}) as const;
  const submit = {...simple('submit'), attempt: 1, sealed: makeSealedCard()};
  return [asked, simple('open'), submit, ...then.map(simple)].map((command) => stepOf(conversation, command));
}

function stepOf(conversation: string, command: Command): Step {
  const role = command.type === 'open' || command.type === 'submit' ? 'customer' : 'agent';
  const {type, id, request} = command;
  const event = {
    ...{request, conversation, by: {role, id: `${role}-1`}, at: Date.now(), command: id},
    type: EVENT_OF[type as keyof typeof EVENT_OF],
    ...((type === 'submit' || type === 'view') && {attempt: 1}),
    ...(type === 'request' && {token: command.token, delivery: command.delivery}),
  } as NewEvent;
  const card = type === 'submit' ? {card: command.sealed} : {};
  return {conversation, role, command, event, ...card, shreds: type === 'complete'};
}

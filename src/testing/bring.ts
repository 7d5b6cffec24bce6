import type {EndReason, Stage as FormStage} from '../request/command.js';
import type {Party} from '../request/participant.js';
import type {Terms} from '../request/terms.js';
import type {RequestStatus, Wish} from '../session/session.js';
import {AGENT, CUSTOMER, makeRequestCommand, makeSealedCard} from './commands.js';
import {Stage} from './stage.js';

/** What a request on a stage is like. */
export interface SetUp extends Partial<Terms> {
  /** How far the customer is in the form. */
  readonly stage?: FormStage;
  /** Whether the agent has had the card on screen. */
  readonly viewed?: boolean;
  /** Why the host ended the request, where it is `expired`, or `lapsed` with a card. The time has not passed then. */
  readonly ended?: EndReason;
  /** How long ago the last thing happened, in milliseconds. */
  readonly agoMs?: number;
}

/** The backend of the page around the chat, which ends requests before their time. */
const HOST: Party = {role: 'host', id: 'shop'};

/** A stage with one request that has a status, and both sides up to date. */
export async function stageIn(status: RequestStatus, setUp: SetUp = {}): Promise<{stage: Stage; request: string}> {
  const stage = await Stage.create();
  const request = await bring(stage, status, setUp);
  return {stage, request};
}

/** Makes a request of a status on a stage, and starts the stage. Gives the request's id. */
export async function bring(stage: Stage, status: RequestStatus, setUp: SetUp = {}): Promise<string> {
  const {stage: form, viewed = false, ended, agoMs = 0, ...overrides} = setUp;
  if (status === 'sending' || status === 'unsent') return sendOut(stage, status, overrides);
  const isPast = ended === undefined && (status === 'expired' || status === 'lapsed');
  const past = isPast ? 11 * 60_000 : agoMs;
  stage.advance(-past);
  const isProvider = status === 'paying' || status === 'review' || status === 'paid' || status === 'undelivered';
  const request = await stage.ask({...(isProvider && {collection: 'secure-acceptance-hosted'}), ...overrides});
  await play(stage, request, status, {...setUp, viewed});
  if (ended) await stage.give(HOST, 'conversation-1', {type: 'end', request, reason: ended});
  stage.advance(past);
  await stage.start();
  if (form) {
    await stage.give(CUSTOMER, 'conversation-1', {type: 'open', request});
    await stage.give(CUSTOMER, 'conversation-1', {type: 'presence', request, stage: {...form, done: [...form.done]}});
  }
  return request;
}

async function play(
  stage: Stage,
  request: string,
  status: RequestStatus,
  {viewed, collection = 'reveal'}: SetUp,
): Promise<void> {
  const customer = (wish: Wish) => stage.give(CUSTOMER, 'conversation-1', wish);
  const agent = (wish: Wish) => stage.give(AGENT, 'conversation-1', wish);
  const submit = () => customer({type: 'submit', request, attempt: 1, sealed: makeSealedCard()});
  const view = () => agent({type: 'view', request});
  switch (status) {
    case 'declined':
      return customer({type: 'decline', request});
    case 'canceled':
      return agent({type: 'cancel', request});
    case 'submitted':
    case 'lapsed':
      await submit();
      return viewed ? view() : undefined;
    case 'refused':
      if (collection !== 'reveal') {
        stage.report(request, 'paying');
        return stage.report(request, 'refused');
      }
      await submit();
      await view();
      return agent({type: 'refuse', request, attempt: 1, reason: 'declined'});
    case 'completed':
      await submit();
      await view();
      return agent({type: 'complete', request});
    case 'paying':
    case 'review':
    case 'paid':
    case 'undelivered':
      return stage.report(request, status);
  }
}

async function sendOut(stage: Stage, status: 'sending' | 'unsent', overrides: Partial<Terms>): Promise<string> {
  await stage.start();
  stage.network = status === 'sending' ? 'slow' : 'down';
  const terms = stage.terms(overrides);
  const {token, id: command} = await makeRequestCommand(stage.signer, terms);
  const sent = stage.agent.request({conversation: terms.conversation, token, command}).catch(() => {});
  if (status === 'unsent') await sent;
  stage.network = 'up';
  return terms.id;
}

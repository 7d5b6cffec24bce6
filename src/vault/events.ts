import type {RefusalReason, Stage} from '../request/command.js';
import type {CardData} from './card-data.js';

// Every event of the vault's own elements. They stay in the vault's document: what a host may know crosses the port.

/** The customer pressed Pay, and everything in the form is valid. Neither bubbles nor leaves the element: it has the card. */
export class CardEnteredEvent extends Event {
  /** What was typed. */
  readonly card: CardData;

  constructor(card: CardData) {
    super('chatpay-card-entered');
    this.card = card;
  }
}

/** How far the customer has got has changed. */
export class CardStageEvent extends Event {
  /** The fields that are done, by name. */
  readonly stage: Stage;

  constructor(stage: Stage) {
    super('chatpay-card-stage', {bubbles: true, composed: true});
    this.stage = stage;
  }
}

/** The customer wants to go back to the chat. */
export class CardClosedEvent extends Event {
  constructor() {
    super('chatpay-card-closed', {bubbles: true, composed: true});
  }
}

/** The agent has used the card and pressed Mark as Completed. */
export class CardCompletedEvent extends Event {
  constructor() {
    super('chatpay-card-completed', {bubbles: true, composed: true});
  }
}

/** The card did not work, and the agent has said why. */
export class CardRefusedEvent extends Event {
  /** Why. */
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason) {
    super('chatpay-card-refused', {bubbles: true, composed: true});
    this.reason = reason;
  }
}

/** The agent wants the card off the screen; it can be viewed again within the hold. */
export class CardPutAwayEvent extends Event {
  constructor() {
    super('chatpay-card-put-away', {bubbles: true, composed: true});
  }
}

/** The time limit is reached: the card is gone from the view, which says so until it is put away. */
export class CardLapsedEvent extends Event {
  constructor() {
    super('chatpay-card-lapsed', {bubbles: true, composed: true});
  }
}

/** The agent wants to sign in to the desk. */
export class DeskSignedInWantedEvent extends Event {
  constructor() {
    super('chatpay-desk-signed-in-wanted', {bubbles: true, composed: true});
  }
}

/** The agent has confirmed the draft: it may be signed and sent. */
export class DraftSentEvent extends Event {
  constructor() {
    super('chatpay-draft-sent', {bubbles: true, composed: true});
  }
}

/** The agent does not want to send the draft as it is. */
export class DraftBackEvent extends Event {
  constructor() {
    super('chatpay-draft-back', {bubbles: true, composed: true});
  }
}

/** The reader of a notice is done with it. */
export class NoticeClosedEvent extends Event {
  constructor() {
    super('chatpay-notice-closed', {bubbles: true, composed: true});
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'chatpay-card-entered': CardEnteredEvent;
    'chatpay-card-stage': CardStageEvent;
    'chatpay-card-closed': CardClosedEvent;
    'chatpay-card-completed': CardCompletedEvent;
    'chatpay-card-refused': CardRefusedEvent;
    'chatpay-card-put-away': CardPutAwayEvent;
    'chatpay-card-lapsed': CardLapsedEvent;
    'chatpay-desk-signed-in-wanted': DeskSignedInWantedEvent;
    'chatpay-draft-sent': DraftSentEvent;
    'chatpay-draft-back': DraftBackEvent;
    'chatpay-notice-closed': NoticeClosedEvent;
  }
}

import type {Command, CommandType, Stage} from '../request/command.js';
import type {RequestId} from '../request/ids.js';
import type {PaymentState, Status} from '../request/state.js';

/** Where a request stands for this client: as the authority says, or on its way there. */
export type RequestStatus = Status | 'sending' | 'unsent';

/** A command as its giver writes it; the session makes its id. */
export type Wish = Command extends infer C ? (C extends Command ? Omit<C, 'id'> : never) : never;

/** One request at one moment. The same object as long as nothing has changed. */
export interface RequestView {
  readonly id: RequestId;
  readonly conversation: string;
  readonly status: RequestStatus;
  /** As the authority sees it; for a request on its way, as it will see it. */
  readonly state: PaymentState;
  /** How far the customer has got in the form. */
  readonly stage?: Stage;
  /** A command of this client's that is under way, or whose effect has not been heard of yet. */
  readonly pending?: CommandType;
}

import type {CommandOf, Stage} from '../request/command.js';
import type {RequestId} from '../request/ids.js';
import {Turns} from './turns.js';

/** At most so often is the other side told, in milliseconds. */
const TELL_EVERY_MS = 1000;

/** So often it is told again while the customer is in the form, in milliseconds. */
const REPEAT_EVERY_MS = 20_000;

/** After so long without a word nobody knows whether the customer is still in the form, in milliseconds. */
const FORGET_AFTER_MS = 50_000;

interface PresenceOptions {
  /** Settles, or fails, once the word is no longer under way. */
  readonly send: (conversation: string, wish: Omit<CommandOf<'presence'>, 'id'>) => Promise<unknown>;
  readonly changed: (request: RequestId) => void;
}

interface Heard {
  readonly stage: Stage;
  /** Who has left stays away without a further word. */
  readonly timer: ReturnType<typeof setTimeout> | undefined;
}

interface Told {
  readonly conversation: string;
  stage: Stage;
  timer: ReturnType<typeof setTimeout>;
}

/** Who is in the form, and how far: what the other side says of itself, and what this side says. Never recorded. */
export class Presence {
  readonly #options: PresenceOptions;
  readonly #turns: Turns<{readonly conversation: string; readonly stage: CommandOf<'presence'>['stage']}>;
  readonly #heard = new Map<RequestId, Heard>();
  readonly #told = new Map<RequestId, Told>();

  constructor(options: PresenceOptions) {
    this.#options = options;
    this.#turns = new Turns((request, {conversation, stage}) =>
      options.send(conversation, {type: 'presence', request, stage}),
    );
  }

  /** What was last heard of a request's form. */
  of(request: RequestId): Stage | undefined {
    return this.#heard.get(request)?.stage;
  }

  /** Takes the other side's word. A closed page says nothing any more, so a word holds for a while only. */
  hear(request: RequestId, stage: Stage): void {
    clearTimeout(this.#heard.get(request)?.timer);
    const timer = stage.at === 'away' ? undefined : setTimeout(() => this.#forget(request), FORGET_AFTER_MS);
    this.#heard.set(request, {stage, timer});
    this.#options.changed(request);
  }

  /**
   * Tells the other side: at once, or together with what else happens within a second; and again from time to time, until
   * this side is away. Nobody leaves who was not there.
   */
  tell(conversation: string, request: RequestId, stage: Stage): void {
    const told = this.#told.get(request);
    if (told) {
      told.stage = stage;
      if (stage.at === 'away') this.#send(request, told);
      return;
    }
    if (stage.at === 'away') return;
    const first: Told = {conversation, stage, timer: 0 as never};
    this.#told.set(request, first);
    this.#send(request, first);
  }

  /** The form is closed for good: neither side has anything more to say about it. */
  end(request: RequestId): void {
    this.#turns.drop((key) => key === request);
    for (const side of [this.#heard, this.#told]) {
      clearTimeout(side.get(request)?.timer);
      side.delete(request);
    }
  }

  /** Expects nothing any more, and says nothing but that this side has left, where that waits for its turn still. */
  stop(): void {
    this.#turns.drop((_, {stage}) => stage.at !== 'away');
    for (const {timer} of [...this.#heard.values(), ...this.#told.values()]) clearTimeout(timer);
    this.#heard.clear();
    this.#told.clear();
  }

  #forget(request: RequestId): void {
    this.#heard.delete(request);
    this.#options.changed(request);
  }

  #send(request: RequestId, told: Told): void {
    clearTimeout(told.timer);
    const {conversation, stage} = told;
    this.#turns.add(request, {conversation, stage: {...stage, done: [...stage.done]}});
    if (stage.at === 'away') {
      this.#told.delete(request);
      return;
    }
    const again = () => (told.stage === stage ? this.#rest(request, told) : this.#send(request, told));
    told.timer = setTimeout(again, TELL_EVERY_MS);
  }

  /** Nothing new: the next word is due later, or as soon as there is something. */
  #rest(request: RequestId, told: Told): void {
    const {stage} = told;
    let waited = TELL_EVERY_MS;
    const look = () => {
      waited += TELL_EVERY_MS;
      if (told.stage !== stage || waited >= REPEAT_EVERY_MS) this.#send(request, told);
      else told.timer = setTimeout(look, TELL_EVERY_MS);
    };
    told.timer = setTimeout(look, TELL_EVERY_MS);
  }
}

import type {RequestId} from '../../../src/request/ids.js';
import type {Trust} from '../../../src/request/trust.js';
import {DeskController} from '../../../src/vault/desk-controller.js';
import type {CardData} from '../../../src/vault/card-data.js';
import {CardLapsedEvent, DeskSignedInWantedEvent} from '../../../src/vault/events.js';
import {AgentKeys} from '../../../src/vault/keys.js';
import type {FromDesk, ToDesk} from '../../../src/vault/messages.js';
import {fromDeskSchema, toDeskSchema} from '../../../src/vault/messages.js';
import {parseWith} from '../../../src/request/parse.js';
import type {SignerClient} from '../../../src/vault/signer-client.js';
import {EMBEDDER} from './backend.js';
import type {Machine, TabStorage} from './machine.js';
import {until} from './until.js';

/** What stands for one of the vault's elements: it has its properties and fires its events, and draws nothing. */
class Stand extends EventTarget {
  readonly tag: string;
  card?: CardData;
  notice?: string;
  failed?: boolean;
  endsAt?: number;

  constructor(tag: string) {
    super();
    this.tag = tag;
  }

  shred(): void {
    delete this.card;
  }
}

/** As much of a document as the desk's controller touches. */
class StandInRoot extends EventTarget {
  shown: Stand | undefined;
  readonly ownerDocument = {
    createElement: (tag: string) => new Stand(tag),
    documentElement: {lang: '', dir: '', style: {setProperty() {}, removeProperty() {}}},
  };

  replaceChildren(...[element]: Stand[]): void {
    this.shown = element;
  }
}

/** What a desk's page is made of. */
export interface DeskPageOptions {
  readonly trust: Trust;
  readonly signer: SignerClient;
  readonly machine: Machine;
  readonly storage: TabStorage;
  readonly onMessage: (message: FromDesk) => void;
}

/** The vault's page of an agent's tab: the real controller and the real keys, on a stand-in for the document. */
export class DeskPage {
  readonly #root = new StandInRoot();
  readonly #controller: DeskController;
  #isClosed = false;

  constructor({trust, signer, machine, storage, onMessage}: DeskPageOptions) {
    const {locks, time} = machine;
    const options = {
      trust,
      embedder: EMBEDDER,
      root: this.#root as unknown as HTMLElement,
      signer,
      keys: new AgentKeys({release: (request) => signer.release(request), storage, locks}),
      now: time.wall,
      send: (message: FromDesk) => onMessage(parseWith(fromDeskSchema, overPort(message), 'a message of the desk')),
    };
    this.#controller = inWindow(() => new DeskController(options));
  }

  /** The card that is on screen. */
  get card(): CardData | undefined {
    return this.#root.shown?.card;
  }

  /** The name of the element on screen, without its prefix; `undefined` for nothing. */
  get shows(): string | undefined {
    return this.#root.shown?.tag.replace('chatpay-', '');
  }

  /** Which notice is on screen. */
  get notice(): string | undefined {
    return this.#root.shown?.notice;
  }

  tell(message: ToDesk): void {
    this.#controller.receive(parseWith(toDeskSchema, overPort(message), 'a message to the desk'));
  }

  /**
   * Says something, and settles once one of these elements is on screen because of it, the page is closed, the agent cannot
   * sign in, or it is over: what was on screen for a moment may be gone. An agent who is asked to sign in does.
   */
  async show(message: ToDesk, names: readonly string[], isOver = () => false): Promise<void> {
    const before = this.#root.shown;
    let known = before;
    this.tell(message);
    const look = () => {
      const {shown} = this.#root;
      if (this.#isClosed || isOver()) return true;
      if (shown === before) return false;
      if (shown !== known && this.shows === 'desk-sign-in') this.press(new DeskSignedInWantedEvent());
      known = shown;
      return shown?.failed === true || names.includes(this.shows ?? '');
    };
    await until(look, () => `the desk shows ${this.shows ?? 'nothing'}, not ${names.join(' or ')}`);
  }

  /** A button of the element on screen is pressed. */
  press(event: Event): void {
    this.#root.shown?.dispatchEvent(event);
  }

  /** Time has passed. The card on screen looks at its clock, which is the card view's own. */
  passed(ms: number): void {
    const {shown} = this.#root;
    if (shown?.endsAt === undefined) return;
    shown.endsAt -= ms;
    if (shown.endsAt > performance.now()) return;
    shown.shred();
    shown.dispatchEvent(new CardLapsedEvent());
  }

  forget(request: RequestId): void {
    this.tell({type: 'forget', request});
  }

  close(): void {
    this.#isClosed = true;
    this.#controller.stop();
  }
}

/** Makes something that listens at its window, which Node has not: what happens to the page is told by `close` here. */
function inWindow<T>(make: () => T): T {
  const global = globalThis as {addEventListener?: unknown};
  global.addEventListener = () => {};
  try {
    return make();
  } finally {
    delete global.addEventListener;
  }
}

/** Messages cross as text. */
function overPort(message: FromDesk | ToDesk): unknown {
  return JSON.parse(JSON.stringify(message));
}

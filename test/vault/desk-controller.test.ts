import {expect} from '@open-wc/testing';

import type {SealedCard} from '../../src/request/command.js';
import type {Draft} from '../../src/request/draft.js';
import {createId} from '../../src/request/ids.js';
import {verifyTerms} from '../../src/request/terms-token.js';
import type {Terms} from '../../src/request/terms.js';
import type {Trust} from '../../src/request/trust.js';
import type {CardData} from '../../src/vault/card-data.js';
import {DeskController} from '../../src/vault/desk-controller.js';
import '../../src/vault/desk-ui/define.js';
import {CardLapsedEvent, CardRefusedEvent} from '../../src/vault/events.js';
import {AgentKeys} from '../../src/vault/keys.js';
import type {FromDesk, ToDesk} from '../../src/vault/messages.js';
import {seal} from '../../src/vault/sealing.js';
import {createSignerClient} from '../../src/vault/signer-client.js';
import '../../src/vault/view/define.js';
import {createTestSigner, makeTerms} from '../helpers/terms.js';
import {makeDraft, makeWithSigner, type WithSigner} from '../server/signer-backend.js';
import {CARD} from './keys-helper.js';
import {aWhile, until} from './wait.js';

/** What a lying signer puts in the place of what it was asked for. */
type Lie = {readonly [K in keyof Terms]?: Terms[K] | undefined};

const EMBEDDER = 'https://shop.example';
const AGENT = 'agent-1';

/** A real signer, how it is reached, and who has signed in. */
class Signer {
  agent: string | undefined = AGENT;
  /** Set to what stands in the signer's place: no network, or a liar. */
  instead: ((path: string, body: unknown) => Response | undefined | Promise<Response | undefined>) | undefined;
  /** Set before a page is opened: whom it trusts. */
  trust: Trust;
  readonly paths: string[] = [];
  /** How often a page was told who is signed in. */
  saidWho = 0;
  readonly #real: WithSigner;

  private constructor(real: WithSigner) {
    this.#real = real;
    this.trust = real.trust;
  }

  static async make(): Promise<Signer> {
    return new Signer(await makeWithSigner());
  }

  forget(request: string): Promise<void> {
    return this.#real.sign.forget(request);
  }

  get client() {
    const client = createSignerClient({origin: this.trust.origin, signIn: '/sign-in', fetch: this.#fetch});
    const session = () => client.session().finally(() => this.saidWho++);
    return {...client, session};
  }

  readonly #fetch: typeof fetch = async (input, init) => {
    const {pathname} = input as URL;
    this.paths.push(pathname);
    const instead = await this.instead?.(pathname, init?.body && JSON.parse(init.body as string));
    if (instead) return instead;
    if (pathname === '/sign-in') {
      ({agent: this.agent} = JSON.parse(init?.body as string) as {agent: string});
      return new Response(null, {status: 204});
    }
    const {method = 'GET', body = null} = init ?? {};
    const request = new Request(input, {method, body});
    // what a browser says by itself on its way, and lets no script say; the length since Firefox has no stream of this body
    const headers = {
      ...init?.headers,
      origin: this.trust.origin,
      'content-length': String((body as string | null)?.length ?? 0),
      ...(this.agent && {'x-agent': this.agent}),
    };
    Object.defineProperty(request, 'headers', {value: new Headers(headers)});
    return this.#real.sign(request);
  };
}

/** The agent's page, with what it says to its host. */
class Page {
  readonly said: FromDesk[] = [];
  readonly root = document.createElement('main');
  readonly controller: DeskController;
  readonly signer: Signer;
  readonly storage: Map<string, string>;

  constructor(signer: Signer, {storage = new Map<string, string>(), embedder = EMBEDDER} = {}) {
    this.signer = signer;
    this.storage = storage;
    const {client} = signer;
    document.body.append(this.root);
    const keys = new AgentKeys({
      release: (request) => client.release(request),
      storage: {
        getItem: (key) => storage.get(key) ?? null,
        setItem: (key, value) => void storage.set(key, value),
        removeItem: (key) => void storage.delete(key),
      },
    });
    this.controller = new DeskController({
      trust: signer.trust,
      embedder,
      root: this.root,
      signer: client,
      keys,
      send: (message) => this.said.push(message),
    });
  }

  tell(message: ToDesk): void {
    this.controller.receive(message);
  }

  /** What is on screen. */
  get shows(): string {
    return this.root.firstElementChild?.localName.replace('chatpay-', '') ?? 'nothing';
  }

  async showing(what: string): Promise<void> {
    await until(() => this.shows === what, what);
    await (this.root.firstElementChild as unknown as {updateComplete?: Promise<unknown>})?.updateComplete;
  }

  get confirmation() {
    return this.root.querySelector('chatpay-desk-confirmation')!;
  }

  get view() {
    return this.root.querySelector('chatpay-card-view')!;
  }

  get notice() {
    return this.root.querySelector('chatpay-desk-notice')!;
  }

  /** Presses the button with these words. */
  press(words: string): void {
    const buttons = this.root.firstElementChild!.shadowRoot!.querySelectorAll('button');
    [...buttons].find((button) => button.textContent.trim() === words)!.click();
  }

  of<T extends FromDesk['type']>(type: T): Extract<FromDesk, {type: T}>[] {
    return this.said.filter((message): message is Extract<FromDesk, {type: T}> => message.type === type);
  }

  /** Has a draft signed, from the host's message to Send. */
  async sign(draft: Draft = makeDraft(), command: string = createId()): Promise<{token: string; terms: Terms}> {
    this.tell({type: 'draft', command, draft});
    await this.showing('desk-confirmation');
    this.press('Send');
    await until(() => this.of('signed').some((signed) => signed.command === command), 'the signature');
    const {token} = this.of('signed').find((signed) => signed.command === command)!;
    return {token, terms: await verifyTerms(token, {trust: this.signer.trust, now: Date.now()})};
  }

  end(): void {
    this.controller.stop();
    this.root.remove();
  }
}

describe('the agent’s page', () => {
  let signer: Signer;
  const pages: Page[] = [];
  const open = (options?: ConstructorParameters<typeof Page>[1]): Page => {
    const page = new Page(signer, options);
    pages.push(page);
    return page;
  };

  /** A page whose agent is known to the host and signed in. */
  async function start(options?: ConstructorParameters<typeof Page>[1]): Promise<Page> {
    const page = open(options);
    const before = signer.saidWho;
    page.tell({type: 'agent', agent: AGENT});
    await until(() => signer.saidWho > before, 'who is signed in');
    await aWhile(5); // what the page makes of it
    return page;
  }

  /** A page, a signed request, and a card that was sealed to it. */
  async function submitted(card: CardData = CARD) {
    const page = await start();
    const {token, terms} = await page.sign();
    return {page, token, terms, sealed: await seal({card, token, attempt: 1})};
  }

  const viewOf = (token: string, sealed: SealedCard, remainingMs = 60_000): ToDesk => ({
    type: 'view',
    token,
    attempt: 1,
    sealed,
    remainingMs,
  });

  beforeEach(async () => {
    signer = await Signer.make();
  });

  afterEach(() => {
    for (const page of pages.splice(0)) page.end();
  });

  describe('asks for a sign-in', () => {
    it('when nobody is signed in, and shows nothing once the agent is', async () => {
      signer.agent = undefined;
      const page = open();
      page.tell({type: 'agent', agent: AGENT});
      await page.showing('desk-sign-in');
      page.press('Sign in');
      await page.showing('nothing');
      expect(signer.agent).to.equal(AGENT);
      expect(page.of('showing').map(({what}) => what)).to.deep.equal(['sign-in', 'nothing']);
    });

    it('by the agent’s name where the host has said one, and never by an id', async () => {
      signer.agent = undefined;
      for (const name of ['Ana Sofía', undefined]) {
        const page = open();
        page.tell({type: 'agent', agent: AGENT, ...(name && {name})});
        await page.showing('desk-sign-in');
        await page.root.querySelector('chatpay-desk-sign-in')!.updateComplete;
        const said = page.root.querySelector('chatpay-desk-sign-in')!.shadowRoot!.querySelector('.detail')!.textContent;
        expect(said).to.contain(name ? `Sign in as ${name} to ask` : 'Sign in to ask');
        expect(said).not.to.contain(AGENT);
      }
    });

    it('at once in the agent’s language, though its words come late', async () => {
      signer.agent = undefined;
      const page = open();
      const seen = new Set<string>();
      const look = new MutationObserver(() => {
        const sign = page.root.querySelector('chatpay-desk-sign-in');
        const read = () => seen.add(sign?.shadowRoot?.querySelector('h1')?.textContent ?? '');
        void sign?.updateComplete.then(read);
      });
      look.observe(page.root, {childList: true});
      page.tell({type: 'settings', theme: {}, locale: 'pl', direction: 'ltr', clockOffsetMs: 0});
      page.tell({type: 'agent', agent: AGENT});
      await page.showing('desk-sign-in');
      await aWhile(100);
      look.disconnect();
      document.documentElement.lang = 'en';
      // spelled out: to import these words would be to have them at once
      expect([...seen]).to.deep.equal(['Zaloguj się do panelu płatności']);
    });

    it('when somebody else is', async () => {
      signer.agent = 'agent-2';
      const page = open();
      page.tell({type: 'agent', agent: AGENT});
      await page.showing('desk-sign-in');
    });

    it('and not when the agent is', async () => {
      const page = await start();
      expect(page.shows).to.equal('nothing');
      expect(page.of('showing')).to.deep.equal([]);
    });

    it('and not for a draft that comes before the signer has said who is signed in', async () => {
      const page = open();
      page.tell({type: 'agent', agent: AGENT});
      page.tell({type: 'draft', command: 'c1', draft: makeDraft()});
      await page.showing('desk-confirmation');
      expect(page.of('showing').map(({what}) => what)).to.deep.equal(['confirmation']);
    });

    it('before the confirmation, and says so when it fails', async () => {
      signer.agent = undefined;
      signer.instead = (path) => (path === '/sign-in' ? new Response(null, {status: 403}) : undefined);
      const page = open();
      page.tell({type: 'agent', agent: AGENT});
      page.tell({type: 'draft', command: 'c1', draft: makeDraft()});
      await page.showing('desk-sign-in');
      page.press('Sign in');
      await until(() => page.root.querySelector('chatpay-desk-sign-in')!.failed, 'the failure');
      signer.instead = undefined;
      page.press('Sign in');
      await page.showing('desk-confirmation');
    });
  });

  describe('says what to do when a sign-in did not work:', () => {
    const page204 = () => new Response(null, {status: 204});
    const FAULTS: [what: string, instead: (path: string) => Response | undefined, words: RegExp][] = [
      ['no answer', () => new Response(null, {status: 502}), /Check your connection/],
      [
        'a page in its place, and no session',
        (path) => (path === '/sign-in' ? new Response('<h1>Welcome</h1>') : page204()),
        /Allow cookies .* another browser/,
      ],
      ['a session that the browser has not kept', page204, /Allow cookies .* another browser/],
      [
        'the session of somebody else',
        (path) => (path === '/sign-in' ? page204() : Response.json({agent: {id: 'agent-2', name: 'Bo'}})),
        /Someone else .* your own/,
      ],
    ];
    for (const [what, instead, words] of FAULTS) {
      it(what, async () => {
        signer.agent = undefined;
        const page = open();
        page.tell({type: 'agent', agent: AGENT});
        await page.showing('desk-sign-in');
        signer.instead = instead;
        page.press('Sign in');
        const problem = () => page.root.querySelector('chatpay-desk-sign-in')?.shadowRoot?.querySelector('.problem');
        await until(() => Boolean(problem()?.textContent?.trim()), 'the problem');
        expect(problem()!.textContent).to.match(words);
        signer.instead = undefined;
        page.press('Sign in');
        await page.showing('nothing');
      });
    }
  });

  describe('has a draft signed', () => {
    it('after Send alone, and gives the host what was signed', async () => {
      const page = await start();
      const draft = makeDraft();
      page.tell({type: 'draft', command: 'c1', draft});
      await page.showing('desk-confirmation');
      expect(page.confirmation.shadowRoot!.textContent).to.contain('$361.21').and.to.contain('Example Shop');
      await aWhile(50);
      expect(signer.paths).to.deep.equal(['/signer/session']);
      const {terms} = await page.sign(draft, 'c1');
      expect(terms.order).to.deep.equal(draft.order);
      expect(page.of('signed').map(({request}) => request)).to.deep.equal([terms.id]);
      expect(page.shows).to.equal('nothing');
    });

    it('and not after Back', async () => {
      const page = await start();
      page.tell({type: 'draft', command: 'c1', draft: makeDraft()});
      await page.showing('desk-confirmation');
      page.press('Back');
      expect(page.of('back')).to.deep.equal([{type: 'back', command: 'c1'}]);
      expect(page.shows).to.equal('nothing');
      expect(signer.paths).to.deep.equal(['/signer/session']);
    });

    it('and not after Back while the signer is thinking', async () => {
      const page = await start();
      let answer = () => {};
      const asked = new Promise<void>((done) => {
        answer = done;
      });
      signer.instead = (path) => (path === '/signer/sign' ? asked.then(() => undefined) : undefined);
      page.tell({type: 'draft', command: 'c1', draft: makeDraft()});
      await page.showing('desk-confirmation');
      page.press('Send');
      await until(() => signer.paths.includes('/signer/sign'), 'the order');
      page.press('Back');
      answer();
      await aWhile(100);
      expect(page.of('back')).to.have.lengthOf(1);
      expect(page.of('signed')).to.deep.equal([]);
      expect(page.storage.size).to.equal(0);
    });

    it('and so after Send when a card comes on screen while the signer is thinking', async () => {
      const {page, token, sealed} = await submitted();
      let answer = () => {};
      const asked = new Promise<void>((done) => {
        answer = done;
      });
      const orders = () => signer.paths.filter((path) => path === '/signer/sign').length;
      const before = orders();
      signer.instead = (path) => (path === '/signer/sign' ? asked.then(() => undefined) : undefined);
      page.tell({type: 'draft', command: 'c2', draft: makeDraft()});
      await page.showing('desk-confirmation');
      page.press('Send');
      await until(() => orders() > before, 'the order');
      page.tell(viewOf(token, sealed, 60_000));
      await page.showing('card-view');
      answer();
      await until(() => page.of('signed').length === 2, 'it is signed');
      expect(page.of('signed').at(-1)!.command).to.equal('c2');
      expect(page.of('back')).to.deep.equal([]);
      expect(page.shows).to.equal('card-view');
    });

    it('as the last that was asked: the one before counts as gone back from', async () => {
      const page = await start();
      page.tell({type: 'draft', command: 'c1', draft: makeDraft()});
      await page.showing('desk-confirmation');
      await page.sign(makeDraft(), 'c2');
      expect(page.of('back')).to.deep.equal([{type: 'back', command: 'c1'}]);
    });

    it('once: a second try after no answer orders the very same', async () => {
      const page = await start();
      const orders: unknown[] = [];
      signer.instead = (path, order) => {
        if (path !== '/signer/sign') return undefined;
        orders.push(order);
        return orders.length === 1 ? Promise.reject(new TypeError('network')) : undefined;
      };
      page.tell({type: 'draft', command: 'c1', draft: makeDraft()});
      await page.showing('desk-confirmation');
      page.press('Send');
      await until(() => page.of('unsigned').length > 0, 'the failure');
      expect(page.of('unsigned')).to.deep.equal([{type: 'unsigned', command: 'c1', reason: 'unreachable'}]);
      expect(page.confirmation.problem).to.equal('unreachable');
      await page.sign(makeDraft(), 'c1');
      expect(orders).to.have.lengthOf(2);
      expect(orders[1]).to.deep.equal(orders[0]);
      expect(page.storage.size).to.equal(1);
    });

    it('and says which rule forbids it', async () => {
      const page = await start();
      const amount = {minorUnits: 100_001, currency: 'USD'};
      page.tell({type: 'draft', command: 'c1', draft: makeDraft({order: {reason: 'Too much', amount}})});
      await page.showing('desk-confirmation');
      page.press('Send');
      await until(() => page.of('unsigned').length > 0, 'the failure');
      const [unsigned] = page.of('unsigned');
      expect(unsigned).to.deep.equal({type: 'unsigned', command: 'c1', reason: 'refused', rule: 'over-ceiling'});
      expect(page.shows).to.equal('desk-confirmation');
    });

    it('after a new sign-in, when the old one has ended', async () => {
      const page = await start();
      signer.agent = undefined;
      page.tell({type: 'draft', command: 'c1', draft: makeDraft()});
      await page.showing('desk-confirmation');
      page.press('Send');
      await page.showing('desk-sign-in');
      page.press('Sign in');
      await page.sign(makeDraft(), 'c1');
    });

    describe('and takes nothing that the agent has not seen', () => {
      const LIES: Record<string, (terms: Terms) => Lie> = {
        amount: ({order}) => ({order: {...order, amount: {minorUnits: 36122, currency: 'USD'}}}),
        currency: ({order}) => ({order: {...order, amount: {minorUnits: 36121, currency: 'EUR'}}}),
        reason: ({order}) => ({order: {...order, reason: 'Something else'}}),
        'order number': ({order}) => ({order: {...order, number: '1'}}),
        lines: ({order}) => ({order: {...order, lines: [{name: 'x', quantity: 1, amount: order.amount}]}}),
        conversation: () => ({conversation: 'conversation-2'}),
        agent: () => ({agent: 'agent-2'}),
        key: () => ({
          agentKey: 'BGD-1LolWp0xyWHrdMY1bWjASbiSO2H6bOZpYi5g8p-2eQP-EAi4vJmkGunpVii8ZPLxsgwtfp9Rd6PClNRGIpk',
        }),
        collection: () => ({collection: 'unified-checkout', agentKey: undefined}),
        kinds: () => ({fields: {kinds: ['card', 'gift-card'], securityCode: true}}),
        'security code': () => ({fields: {kinds: ['card'], securityCode: false}}),
        'answer time': ({answerWithinMs}) => ({answerWithinMs: answerWithinMs + 1000}),
        hold: ({holdMs}) => ({holdMs: holdMs + 1000}),
        supersedes: () => ({supersedes: 'other'}),
        merchant: ({merchant}) => ({merchant: {...merchant, id: 'other'}}),
        'merchant’s name': ({merchant}) => ({merchant: {...merchant, name: 'Another Shop'}}),
        audience: () => ({audience: 'https://evil.example'}),
        embedders: () => ({embedders: ['https://evil.example']}),
        'more embedders': ({embedders}) => ({embedders: [...embedders, 'https://evil.example']}),
        'an hour from now': ({createdAt, expiresAt}) => ({
          createdAt: createdAt + 3_600_000,
          expiresAt: expiresAt + 3_600_000,
        }),
        'a year of validity': ({expiresAt}) => ({expiresAt: expiresAt + 365 * 24 * 3_600_000}),
      };
      /** A page whose signer signs what was asked for, but for one thing. */
      async function startWithLiar(lie: (terms: Terms) => Lie): Promise<Page> {
        const liar = await createTestSigner();
        signer.trust = liar.trust;
        signer.instead = async (path, order) => {
          if (path !== '/signer/sign') return undefined;
          const honest = makeTerms({agentKey: (order as {key: string}).key});
          const token = await liar.sign({...honest, ...lie(honest)} as Terms);
          return new Response(JSON.stringify({token, wrappingKey: 'A'.repeat(43)}));
        };
        return start();
      }

      it('which would be signed, were it the truth', async () => {
        const page = await startWithLiar(() => ({}));
        await page.sign();
      });

      for (const [claim, lie] of Object.entries(LIES)) {
        it(claim, async () => {
          const page = await startWithLiar(lie);
          page.tell({type: 'draft', command: 'c1', draft: makeDraft()});
          await page.showing('desk-confirmation');
          page.press('Send');
          await until(() => page.of('unsigned').length + page.of('signed').length > 0, 'an answer');
          expect(page.of('signed')).to.deep.equal([]);
          expect(page.of('unsigned')).to.deep.equal([{type: 'unsigned', command: 'c1', reason: 'mismatch'}]);
          expect(page.storage.size).to.equal(0);
        });
      }
    });
  });

  describe('shows a card', () => {
    it('masked, with the time that is left', async () => {
      const {page, token, sealed} = await submitted();
      const at = performance.now();
      page.tell(viewOf(token, sealed, 60_000));
      const told = performance.now();
      await page.showing('card-view');
      expect(page.view.card).to.deep.equal(CARD);
      expect(page.view.endsAt!).to.be.within(at + 60_000, told + 60_000);
      expect(page.view.shadowRoot!.textContent.includes(CARD.pan)).to.equal(false);
      expect(page.of('showing').at(-1)!.what).to.equal('card');
      expect(JSON.stringify(page.said).includes('4111')).to.equal(false);
    });

    it('for no longer than its terms say, whatever the host says', async () => {
      const {page, token, terms, sealed} = await submitted();
      page.tell(viewOf(token, sealed, 30 * 60_000));
      await page.showing('card-view');
      expect(page.view.endsAt! - performance.now()).to.be.at.most(terms.holdMs);
    });

    it('with the time counted from when the host asked, however slow the signer is', async () => {
      const {page, token, sealed} = await submitted();
      const {storage} = page;
      page.end();
      const second = await start({storage});
      signer.instead = async () => {
        await aWhile(300);
        return undefined;
      };
      const at = performance.now();
      second.tell(viewOf(token, sealed, 60_000));
      const told = performance.now();
      await second.showing('card-view');
      expect(performance.now() - at).to.be.greaterThan(290);
      expect(second.view.endsAt!).to.be.within(at + 60_000, told + 60_000);
    });

    it('after a reload, with the signer’s help', async () => {
      const {page, token, sealed} = await submitted();
      page.end();
      const second = await start({storage: page.storage});
      second.tell(viewOf(token, sealed));
      await second.showing('card-view');
      expect(second.view.card).to.deep.equal(CARD);
    });

    it('after a reload and a new sign-in', async () => {
      const {page, token, sealed} = await submitted();
      page.end();
      const second = await start({storage: page.storage});
      signer.agent = undefined;
      second.tell(viewOf(token, sealed));
      await second.showing('desk-sign-in');
      second.press('Sign in');
      await second.showing('card-view');
    });

    it('and takes it away when it is hidden, and shows it again', async () => {
      const {page, token, sealed} = await submitted();
      page.tell(viewOf(token, sealed));
      await page.showing('card-view');
      const {view} = page;
      page.tell({type: 'hide'});
      expect(page.shows).to.equal('nothing');
      expect(view.card).to.equal(undefined);
      page.tell(viewOf(token, sealed));
      await page.showing('card-view');
    });

    it('that was asked for last', async () => {
      const {page, token, sealed} = await submitted();
      const other = await page.sign();
      const second = await seal({card: {...CARD, cardholderName: 'Marco'}, token: other.token, attempt: 1});
      page.tell(viewOf(token, sealed));
      page.tell(viewOf(other.token, second));
      await page.showing('card-view');
      await aWhile(100);
      expect((page.view.card as typeof CARD).cardholderName).to.equal('Marco');
    });

    it('and not when the request ended while it was being opened', async () => {
      const {page, token, terms, sealed} = await submitted();
      page.tell(viewOf(token, sealed));
      page.tell({type: 'forget', request: terms.id});
      await aWhile(150);
      expect(page.shows === 'card-view').to.equal(false);
    });
  });

  describe('lets the agent', () => {
    it('mark it as completed', async () => {
      const {page, token, terms, sealed} = await submitted();
      page.tell(viewOf(token, sealed));
      await page.showing('card-view');
      const {view} = page;
      page.press('Mark as Completed');
      expect(page.of('complete')).to.deep.equal([{type: 'complete', request: terms.id}]);
      expect([page.shows, view.card]).to.deep.equal(['nothing', undefined]);
    });

    it('say that it was refused', async () => {
      const {page, token, terms, sealed} = await submitted();
      page.tell(viewOf(token, sealed));
      await page.showing('card-view');
      page.view.dispatchEvent(new CardRefusedEvent('expired'));
      expect(page.of('refuse')).to.deep.equal([{type: 'refuse', request: terms.id, attempt: 1, reason: 'expired'}]);
      expect(page.shows).to.equal('nothing');
    });
  });

  describe('shreds', () => {
    it('card and key when the request ends', async () => {
      const {page, token, terms, sealed} = await submitted();
      page.tell(viewOf(token, sealed));
      await page.showing('card-view');
      const {view} = page;
      page.tell({type: 'forget', request: terms.id});
      expect([page.shows, view.card, page.storage.size]).to.deep.equal(['nothing', undefined, 0]);
      page.tell(viewOf(token, sealed));
      await page.showing('desk-notice');
      expect(page.of('unopened')).to.deep.equal([{type: 'unopened', request: terms.id, reason: 'key-lost'}]);
    });

    it('card and key at the time limit, and says so until the agent puts that away', async () => {
      const {page, token, terms, sealed} = await submitted();
      page.tell(viewOf(token, sealed));
      await page.showing('card-view');
      const {view} = page;
      page.press('Reveal');
      await view.updateComplete;
      page.tell({type: 'forget', request: terms.id, lapsed: true});
      expect([page.shows, view.card, page.storage.size]).to.deep.equal(['card-view', undefined, 0]);
      page.tell({type: 'forget', request: terms.id, lapsed: true});
      await view.updateComplete;
      expect(view.shadowRoot!.innerHTML.includes('1111')).to.equal(false);
      expect(view.shadowRoot!.textContent).to.contain('Time limit reached');
      expect(page.of('showing').at(-1)!.what).to.equal('card');
      page.press('Close');
      expect([page.shows, page.of('close').length]).to.deep.equal(['nothing', 1]);
    });

    it('what it says of the time limit once the card counts as used', async () => {
      const {page, token, terms, sealed} = await submitted();
      page.tell(viewOf(token, sealed));
      await page.showing('card-view');
      page.tell({type: 'forget', request: terms.id, lapsed: true});
      page.tell({type: 'forget', request: terms.id});
      expect(page.shows).to.equal('nothing');
    });

    it('no other request’s', async () => {
      const {page, token, sealed} = await submitted();
      page.tell(viewOf(token, sealed));
      await page.showing('card-view');
      page.tell({type: 'forget', request: 'another'});
      expect([page.shows, page.storage.size]).to.deep.equal(['card-view', 1]);
    });

    it('the key when the time is over, whatever the host says', async () => {
      const {page, token, sealed} = await submitted();
      page.tell(viewOf(token, sealed));
      await page.showing('card-view');
      page.view.dispatchEvent(new CardLapsedEvent());
      expect(page.storage.size).to.equal(0);
    });

    it('the card when the page goes; what is wrapped stays for a reload', async () => {
      const {page, token, sealed} = await submitted();
      page.tell(viewOf(token, sealed));
      await page.showing('card-view');
      const {view} = page;
      dispatchEvent(new PageTransitionEvent('pagehide'));
      expect([page.shows, view.card, page.storage.size]).to.deep.equal(['nothing', undefined, 1]);
    });
  });

  describe('shows a notice in its place', () => {
    it('when the terms cannot be trusted', async () => {
      const {page, sealed, terms} = await submitted();
      const stranger = await createTestSigner();
      page.tell(viewOf(await stranger.sign(terms), sealed));
      await page.showing('desk-notice');
      expect(page.notice.notice).to.equal('terms-rejected');
    });

    it('on a page that the terms do not name', async () => {
      const {page, token, sealed} = await submitted();
      page.end();
      const second = await start({storage: page.storage, embedder: 'https://evil.example'});
      second.tell(viewOf(token, sealed));
      await second.showing('desk-notice');
      expect(second.notice.notice).to.equal('terms-rejected');
    });

    it('when the signer has let go of the key', async () => {
      const {page, token, terms, sealed} = await submitted();
      page.end();
      await signer.forget(terms.id);
      const second = await start({storage: page.storage});
      second.tell(viewOf(token, sealed));
      await second.showing('desk-notice');
      expect(second.of('unopened').map(({reason}) => reason)).to.deep.equal(['key-lost']);
    });

    it('when the signer cannot be asked, and shows the card when it can', async () => {
      const {page, token, sealed} = await submitted();
      page.end();
      const second = await start({storage: page.storage});
      signer.instead = () => new Response('', {status: 503});
      second.tell(viewOf(token, sealed));
      await second.showing('desk-notice');
      expect(second.of('unopened')).to.deep.equal([]);
      signer.instead = undefined;
      second.tell(viewOf(token, sealed));
      await second.showing('card-view');
    });

    it('when a card does not open; three times, and the key is destroyed', async () => {
      const {page, token, terms, sealed} = await submitted();
      const broken = {...sealed, ct: sealed.ct.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A'))};
      const reasons = () => page.of('unopened').map(({reason}) => reason);
      for (const [index, reason] of (['open-failed', 'open-failed', 'key-destroyed'] as const).entries()) {
        page.tell(viewOf(token, broken));
        await until(() => reasons().length === index + 1, 'the notice');
        expect(reasons().at(-1)).to.equal(reason);
        expect(page.notice.notice).to.equal(reason);
      }
      expect(page.storage.size).to.equal(0);
      page.tell(viewOf(token, sealed));
      await until(() => reasons().length === 4, 'the notice');
      expect(reasons()[3]).to.equal('key-destroyed');
      expect(page.of('unopened').every(({request}) => request === terms.id)).to.equal(true);
    });

    it('which can be closed', async () => {
      const page = await start();
      page.tell(viewOf('x', {enc: 'A'.repeat(87), ct: 'A'.repeat(704)}));
      await page.showing('desk-notice');
      page.press('Close');
      expect(page.of('close')).to.have.lengthOf(1);
      expect(page.shows).to.equal('nothing');
    });
  });
});

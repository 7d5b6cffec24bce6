import {expect} from 'chai';

import {noteFigure} from '../../scripts/security-groups.mjs';
import {readKept} from './database.js';
import {CARDS, expectEnabled, Stage, type AgentPage, type CustomerPage} from './support.js';

/** What a page can do so that the customer does not see what is pressed. */
interface Layout {
  /** Styles of the chat’s box, around the frame. */
  readonly box?: string;
  /** Styles of something that lies over the frame and lets every press through. */
  readonly cover?: string;
}

const OVER = 'position: fixed; inset: 0; z-index: 99999; pointer-events: none;';
const LAYOUTS: Record<string, Layout> = {
  'something opaque lies over the frame': {cover: `${OVER} background: white`},
  'something nearly transparent lies over the frame': {cover: `${OVER} background: white; opacity: 0.01`},
  'something lies over a part of the button': {
    cover: `${OVER} inset-block-start: auto; block-size: 90px; background: white`,
  },
  'the frame is transparent': {box: 'opacity: 0.01'},
  'the frame is half transparent': {box: 'opacity: 0.6'},
  'the frame is blurred': {box: 'filter: blur(8px)'},
  'the frame is made small': {box: 'transform: scale(0.4)'},
  'the frame is turned': {box: 'transform: rotate(180deg)'},
  'the frame is blended with what is below it': {box: 'mix-blend-mode: difference'},
  'the frame is clipped to the edge of the button': {box: 'clip-path: inset(0 0 0 88%)'},
};

describe('While a page hides what the customer would agree to, Pay does nothing and the form says why:', () => {
  const stage = new Stage();
  let agent: AgentPage;
  let customer: CustomerPage;
  let passed = 0;

  before(async () => {
    await stage.open();
    agent = await stage.agent();
    customer = await stage.customer();
    customer.page.setDefaultTimeout(10_000);
    await agent.signIn();
    await agent.request();
    await customer.enterPayment();
    await customer.type(CARDS.visa);
    await expectEnabled(pay());
  });
  after(() => stage.close());
  afterEach(async function () {
    if (!this.currentTest!.isPassed()) await stage.keep(this.currentTest!.title);
  });

  const pay = () => customer.vault.getByRole('button', {name: /^Pay \$/});
  const why = () => customer.vault.locator('#pay-hint', {hasText: 'This page hides part of the form.'});

  /** Makes the page look so; the other way round without a layout. */
  const lay = ({box = '', cover = ''}: Layout = {}) =>
    customer.page.evaluate(
      ([boxStyle, coverStyle]) => {
        document.querySelector('demo-shop')!.shadowRoot!.querySelector<HTMLElement>('.chat')!.style.cssText = boxStyle;
        document.querySelector('#cover')?.remove();
        if (coverStyle) document.body.append(Object.assign(document.createElement('div'), {id: 'cover'}));
        // not as an attribute: the page’s own policy lets no markup bring styles
        const over = document.querySelector<HTMLElement>('#cover');
        if (over) over.style.cssText = coverStyle;
      },
      [box, cover] as const,
    );

  /** Presses the middle of what the button is on screen now, wherever it is, and Enter in a field. */
  async function press(): Promise<void> {
    const {x, y, width, height} = (await pay().boundingBox())!;
    await customer.page.mouse.click(x + width / 2, y + height / 2);
    await customer.vault.getByLabel('Security code').press('Enter');
  }

  const submitted = async () => (await readKept(stage.demo.dataDir)).events.submitted ?? 0;

  for (const [how, layout] of Object.entries(LAYOUTS)) {
    it(how, async () => {
      await lay(layout);
      await why().waitFor();
      await press();
      await customer.page.waitForTimeout(150);
      expect(await customer.vault.getByLabel('Security code').inputValue()).to.equal(CARDS.visa.code);
      expect(await submitted()).to.equal(0);
      await lay();
      await why().waitFor({state: 'hidden'});
      await expectEnabled(pay());
      passed++;
    });
  }

  it('a page that is scrolled cuts Pay in two: it says so at the press, and not before', async () => {
    const {y, height} = (await pay().boundingBox())!;
    const chat = (await customer.page.locator('.chat').boundingBox())!;
    await lay({box: `clip-path: inset(0 0 ${chat.y + chat.height - y - height / 2}px 0)`});
    await pay().and(customer.vault.locator('[aria-disabled=true]')).waitFor();
    await customer.page.waitForTimeout(700);
    expect(await why().count()).to.equal(0);
    await customer.vault.getByLabel('Security code').press('Enter');
    await why().waitFor();
    expect(await submitted()).to.equal(0);
    await lay();
    await why().waitFor({state: 'hidden'});
    await expectEnabled(pay());
  });

  /** Moves the chat so that Pay lies at a place on the screen. */
  async function bringPayTo(x: number, y: number): Promise<void> {
    const box = (await pay().boundingBox())!;
    const [right, down] = [x - box.x - box.width / 2, y - box.y - box.height / 2];
    await lay({box: `translate: ${right}px ${down}px`});
  }

  const moved = () => customer.vault.locator('#pay-hint', {hasText: 'The form moved just before you pressed.'});
  const MOVES: Record<string, readonly [fromX: number, fromY: number]> = {
    'a mouse that rested beside it': [-300, 0],
    'a mouse that rested on another place in it': [0, -150],
  };
  for (const [where, [fromX, fromY]] of Object.entries(MOVES)) {
    it(`the frame is brought under ${where}, just before the press`, async () => {
      const {mouse} = customer.page;
      // a press that the browser still gives to the page, for which the frame is where it was, is no try
      for (let isHeard = false; !isHeard;) {
        await lay();
        await expectEnabled(pay());
        const {x, y, width, height} = (await pay().boundingBox())!;
        const [restX, restY] = [x + width / 2 + fromX, y + height / 2 + fromY];
        await mouse.move(restX - 40, restY, {steps: 4});
        await mouse.move(restX, restY, {steps: 4});
        await customer.page.waitForTimeout(700);
        await bringPayTo(restX, restY);
        await customer.page.waitForTimeout(50);
        await mouse.down();
        await mouse.up();
        isHeard = await moved()
          .waitFor({timeout: 2000})
          .then(
            () => true,
            () => false,
          );
        expect(await submitted()).to.equal(0);
      }
      expect(await customer.vault.getByLabel('Security code').inputValue()).to.equal(CARDS.visa.code);
      expect(await submitted()).to.equal(0);
      await lay();
      passed++;
    });
  }

  it('and once all is as it was, it pays, at the next press', async () => {
    await expectEnabled(pay());
    await customer.page.waitForTimeout(600);
    await pay().click();
    await customer.page.getByText('Your card details were sent').waitFor();
    expect(await submitted()).to.equal(1);
    expect(stage.errors).to.deep.equal([]);
    expect(passed).to.equal(Object.keys(LAYOUTS).length + Object.keys(MOVES).length);
    noteFigure({
      group: 'T14',
      engine: 'chromium',
      text: `${passed} layouts of a page that hides or moves the form, 0 cards sent`,
    });
  });
});

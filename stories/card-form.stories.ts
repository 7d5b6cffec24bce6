import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {expect, fn, userEvent, waitFor} from 'storybook/test';

import '../src/vault/form/define.js';
import type {Terms} from '../src/request/terms.js';
import {makeTerms} from '../src/testing/signer.js';
import type {CardForm} from '../src/vault/form/card-form.js';
import {anatomyOf} from './support/anatomy.js';
import {notIsolated} from './support/not-isolated.js';
import {LOGO, MARKS} from './support/pictures.js';
import {saying, type Play} from './support/says.js';
import {fieldOf, typeCard, VISA} from './support/type-card.js';

const order = {reason: 'Floral Oasis Dress', amount: {minorUnits: 36121, currency: 'USD'}};
const terms = makeTerms({merchant: {id: 'shop', name: 'Oasis Dresses'}, order});
const withGiftCards = {...terms, fields: {kinds: ['card', 'gift-card'], securityCode: true}} satisfies Terms;

/** The form in which a customer enters a card. It lives in the vault's frame; hosts never place it. */
export default {
  title: 'Vault/Card form',
  tags: ['!autodocs'],
  component: 'chatpay-card-form',
  decorators: [notIsolated],
  args: {terms, sealing: false, held: false, covered: false, moved: false, entered: fn()},
  argTypes: {
    entered: {table: {disable: true}},
  },
  render: ({terms, marks, sealing, held, covered, moved, entered}) =>
    html`<chatpay-card-form
      .terms=${terms as Terms}
      .marks=${marks as CardForm['marks']}
      ?sealing=${sealing as boolean}
      ?held=${held as boolean}
      ?covered=${covered as boolean}
      ?moved=${moved as boolean}
      @chatpay-card-entered=${() => (entered as () => void)()}
    ></chatpay-card-form>`,
} satisfies Meta;

const formIn = async (canvas: HTMLElement): Promise<CardForm> => {
  const form = canvas.querySelector<CardForm>('chatpay-card-form')!;
  await form.updateComplete;
  return form;
};
const typing =
  (card: Readonly<Record<string, string>>): Play =>
  async ({canvasElement}) =>
    typeCard(await formIn(canvasElement), card, false);

/** What is wrong with the last of the fields is said, too. */
const typingAll =
  (card: Readonly<Record<string, string>>): Play =>
  async (context) => {
    await typing(card)(context);
    const form = await formIn(context.canvasElement);
    fieldOf(form, 'name').focus();
    await waitFor(() => expect(fieldOf(form, 'code').getAttribute('aria-invalid')).toBe('true'));
  };

export const Empty: StoryObj = {};

/** Pay can be pressed, and says the amount. */
export const FilledIn: StoryObj = {
  play: async ({canvasElement, args}) => {
    const form = await formIn(canvasElement);
    await typeCard(form, VISA, false);
    await expect(form.payButton!.textContent?.trim()).toBe('Pay $361.21');
    await userEvent.click(form.payButton!);
    await expect(args.entered).toHaveBeenCalledOnce();
  },
};

/** Its code has four digits, and is on the front. */
export const AmericanExpress: StoryObj = {
  play: async (context) => {
    await typing({number: '378282246310005', name: 'Valeria Ortiz', expiry: '1131'})(context);
    const form = await formIn(context.canvasElement);
    await expect(fieldOf(form, 'number').value).toBe('3782 822463 10005');
  },
};
export const Mastercard: StoryObj = {play: typing({number: '5555555555554444'})};

/** What is wrong is said when a field is left, and what to do about it. */
export const NumberWrong: StoryObj = {play: typing({number: '4111111111111112', name: 'Valeria Ortiz'})};
export const Incomplete: StoryObj = {
  play: typingAll({number: '4111 1111', name: 'x'.repeat(81), expiry: '12', code: '1'}),
};
export const WrongKind: StoryObj = {
  play: typingAll({number: '41111111111111111', name: '4111111111111111', expiry: '0031', code: '1'}),
};
export const NotACard: StoryObj = {
  play: typingAll({number: '0000000000000000', name: 'Valeria \u202eissoR', expiry: '1299', code: '1'}),
};
export const Expired: StoryObj = {play: typingAll({...VISA, expiry: '0120', code: '1'})};

/** Enter in an unfinished form says all that is missing and goes to the first of it. */
export const AllMissing: StoryObj = {
  play: async ({canvasElement}) => {
    const form = await formIn(canvasElement);
    fieldOf(form, 'code').focus();
    await userEvent.keyboard('{Enter}');
    const hasFocus = () => expect(form.shadowRoot!.activeElement === fieldOf(form, 'number')).toBe(true);
    await waitFor(hasFocus, {timeout: 30_000});
    await expect(form.shadowRoot!.querySelectorAll('[aria-invalid=true]').length).toBe(4);
  },
};
export const Sealing: StoryObj = {args: {sealing: true}, play: typing(VISA)};

/** The page around the frame may be hiding what the customer would agree to. */
export const Held: StoryObj = {args: {held: true}, play: typing(VISA)};

/** It has been hiding it for so long that the customer is told. */
export const Covered: StoryObj = saying(
  {args: {held: true, covered: true}, play: typing(VISA)},
  'This page hides part of the form. Bring all of it into view, then pay.',
);

/** It has moved the frame under the mouse, just before Pay was pressed. */
export const Moved: StoryObj = saying(
  {args: {moved: true}, play: typing(VISA)},
  'The form moved just before you pressed. Check it, then press again.',
);

/** The code that seals a card could not be fetched when Pay was pressed. */
export const Offline: StoryObj = saying(
  {args: {offline: true}, play: typing(VISA)},
  'No connection. Nothing was lost: press the button again.',
);
export const CardOrGiftCard: StoryObj = {args: {terms: withGiftCards}};

/** The form, once a gift card is chosen in it. */
async function giftFormIn(canvasElement: HTMLElement): Promise<CardForm> {
  const form = await formIn(canvasElement);
  await userEvent.click(form.shadowRoot!.querySelector<HTMLElement>('input[value=gift-card]')!);
  await form.updateComplete;
  return form;
}

const giftCard = (number: string, pin = ''): StoryObj => ({
  args: {terms: withGiftCards},
  play: async ({canvasElement}) => {
    const form = await giftFormIn(canvasElement);
    await typeCard(form, {...(number && {'gift-number': number}), ...(pin && {'gift-pin': pin})}, false);
    if (pin) await userEvent.keyboard('{Enter}');
  },
});
export const GiftCard = giftCard('6006491234567890');
export const GiftCardMissing = giftCard('', '12-34');
export const GiftCardTooShort = giftCard('6006', '1234567890123');

/** More digits than there is room for are pasted: none of them is cut off. */
export const GiftCardTooLong: StoryObj = {
  args: {terms: withGiftCards},
  play: async ({canvasElement}) => {
    const field = fieldOf(await giftFormIn(canvasElement), 'gift-number');
    field.focus();
    field.value = '60064912345678906006491234567890';
    field.dispatchEvent(new InputEvent('input', {inputType: 'insertFromPaste', bubbles: true}));
    await userEvent.keyboard('{Enter}');
  },
};
export const WithoutSecurityCode: StoryObj = {
  args: {terms: {...terms, fields: {kinds: ['card'], securityCode: false}}},
};
export const LongReason: StoryObj = {
  args: {
    terms: {
      ...terms,
      merchant: {id: 'shop', name: 'Oasis Dresses and Alterations of Santa Barbara, California'},
      order: {...order, reason: 'Floral Oasis Dress in size S, shortened by four centimeters, with the matching belt'},
    },
  },
};

/** What the deployment has named in the vault's `trust.js`: its logo stands where the first letter of its name would. */
export const MerchantLogo: StoryObj = {args: {merchantLogo: LOGO}};

/** Pictures of card networks that the deployment has: they stand where the neutral card would. None are part of this library. */
export const BrandMarks: StoryObj = {
  args: {merchantLogo: LOGO, marks: MARKS},
  play: async (context) => {
    await typing({number: VISA.number})(context);
    const form = await formIn(context.canvasElement);
    await expect(form.shadowRoot!.querySelector('.mark')?.getAttribute('src')).toBe(MARKS.visa);
  },
};

/** A provider's collection: no agent sees the card, and there is no chat to go back to. */
export const ForAProvider: StoryObj = {args: {terms: {...terms, collection: 'secure-acceptance-merchant'}}};

const typeWithFault: Play = typing({...VISA, expiry: '0120'});

export const Anatomy: StoryObj = anatomyOf(
  {args: {terms: withGiftCards}, play: typeWithFault},
  [
    {name: 'Back', at: '.back', description: 'To the chat; what was typed stays until the frame is closed for good.'},
    {name: 'Who is paid', at: '.merchant', description: 'From signed terms and the vault’s own deployment.'},
    {name: 'Amount', at: '.amount', description: 'From signed terms, in the customer’s language.'},
    {name: 'Reason', at: '.reason', description: 'What it is for, as it was signed.'},
    {name: 'Seal', at: '.sealed', description: 'Who can read the card, and for how long. Only where an agent gets it.'},
    {
      name: 'Kind',
      at: '.kinds',
      description: 'Where both are taken. Only one kind’s fields are in the page at a time.',
    },
    {
      name: 'Number',
      at: '#number-field',
      description: 'Grouped as on the card; the network’s name appears beside the label.',
    },
    {name: 'Fault', at: '#expiry-error', description: 'What to do about it, said once when the field is left.'},
    {name: 'Security code', at: '#code-field', description: 'Three digits or four, as the network has them.'},
    {name: 'Pay', at: '.pay button', description: 'Says the amount. While something is missing a press says what.'},
  ],
  {height: '54rem'},
);

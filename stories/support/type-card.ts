import {userEvent} from 'storybook/test';

import type {CardForm} from '../../src/vault/form/card-form.js';

/** A public test card, as a customer types it. */
export const VISA = {number: '4111111111111111', name: 'Valeria Ortiz', expiry: '1234', code: '123'} as const;

/** The field of a form. @throws {Error} When there is none of that name. */
export function fieldOf(form: CardForm, name: string): HTMLInputElement {
  const field = form.shadowRoot!.querySelector<HTMLInputElement>(`input[data-field=${name}]`);
  if (!field) throw new Error(`the form has no field ${name}`);
  return field;
}

/** Types a card into the form, and presses Pay unless it shall be left. */
export async function typeCard(
  form: CardForm,
  card: Readonly<Record<string, string>> = VISA,
  press = true,
): Promise<void> {
  await form.updateComplete;
  for (const [name, text] of Object.entries(card)) {
    const field = fieldOf(form, name);
    field.focus();
    await userEvent.keyboard(text);
  }
  await form.updateComplete;
  if (press) form.payButton!.click();
}

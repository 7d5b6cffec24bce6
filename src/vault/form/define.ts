import {CardForm} from './card-form.js';

if (!customElements.get('chatpay-card-form')) customElements.define('chatpay-card-form', CardForm);

declare global {
  interface HTMLElementTagNameMap {
    'chatpay-card-form': CardForm;
  }
}

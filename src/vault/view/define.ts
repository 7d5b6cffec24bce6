import {CardView} from './card-view.js';

if (!customElements.get('chatpay-card-view')) customElements.define('chatpay-card-view', CardView);

declare global {
  interface HTMLElementTagNameMap {
    'chatpay-card-view': CardView;
  }
}

import {DeskNotice} from './notice.js';

if (!customElements.get('chatpay-desk-notice')) customElements.define('chatpay-desk-notice', DeskNotice);

declare global {
  interface HTMLElementTagNameMap {
    'chatpay-desk-notice': DeskNotice;
  }
}

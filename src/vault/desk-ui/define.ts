import './define-notice.js';

import {DeskConfirmation} from './confirmation.js';
import {DeskSignIn} from './sign-in.js';

if (!customElements.get('chatpay-desk-sign-in')) customElements.define('chatpay-desk-sign-in', DeskSignIn);
if (!customElements.get('chatpay-desk-confirmation')) {
  customElements.define('chatpay-desk-confirmation', DeskConfirmation);
}

declare global {
  interface HTMLElementTagNameMap {
    'chatpay-desk-sign-in': DeskSignIn;
    'chatpay-desk-confirmation': DeskConfirmation;
  }
}

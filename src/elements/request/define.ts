import '../events.js';
import {register} from '../register.js';
import {RequestElement} from './request.js';

register('chatpay-request', RequestElement);

declare global {
  interface HTMLElementTagNameMap {
    'chatpay-request': RequestElement;
  }
}

import '../events.js';
import {register} from '../register.js';
import {OrderElement} from './order.js';

register('chatpay-order', OrderElement);

declare global {
  interface HTMLElementTagNameMap {
    'chatpay-order': OrderElement;
  }
}

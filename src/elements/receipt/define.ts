import '../events.js';
import {register} from '../register.js';
import {ReceiptElement} from './receipt.js';

register('chatpay-receipt', ReceiptElement);

declare global {
  interface HTMLElementTagNameMap {
    'chatpay-receipt': ReceiptElement;
  }
}

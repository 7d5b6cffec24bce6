import '../events.js';
import {register} from '../register.js';
import {StatusElement} from './status.js';

register('chatpay-status', StatusElement);

declare global {
  interface HTMLElementTagNameMap {
    'chatpay-status': StatusElement;
  }
}

import '../events.js';
import {register} from '../register.js';
import {ProgressElement} from './progress.js';

register('chatpay-progress', ProgressElement);

declare global {
  interface HTMLElementTagNameMap {
    'chatpay-progress': ProgressElement;
  }
}

import '../events.js';
import {register} from '../register.js';
import {IndicatorElement} from './indicator.js';

register('chatpay-indicator', IndicatorElement);

declare global {
  interface HTMLElementTagNameMap {
    'chatpay-indicator': IndicatorElement;
  }
}

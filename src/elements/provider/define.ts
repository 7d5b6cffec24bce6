import '../events.js';
import {register} from '../register.js';
import {ProviderElement} from './provider.js';

register('chatpay-provider', ProviderElement);

declare global {
  interface HTMLElementTagNameMap {
    'chatpay-provider': ProviderElement;
  }
}

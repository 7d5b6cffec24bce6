import '../events.js';
import {register} from '../register.js';
import {BannerElement} from './banner.js';

register('chatpay-banner', BannerElement);

declare global {
  interface HTMLElementTagNameMap {
    'chatpay-banner': BannerElement;
  }
}

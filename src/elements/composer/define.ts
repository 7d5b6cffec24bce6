import '../events.js';
import {register} from '../register.js';
import {ComposerElement} from './composer.js';

register('chatpay-composer', ComposerElement);

declare global {
  interface HTMLElementTagNameMap {
    'chatpay-composer': ComposerElement;
  }
}

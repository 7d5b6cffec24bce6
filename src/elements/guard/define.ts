import '../events.js';
import {register} from '../register.js';
import {GuardElement} from './guard.js';

register('chatpay-guard', GuardElement);

declare global {
  interface HTMLElementTagNameMap {
    'chatpay-guard': GuardElement;
  }
}

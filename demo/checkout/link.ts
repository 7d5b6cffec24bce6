import type {Forms} from '../../src/locales/plurals.js';
import {inMinutes} from './words/minutes.js';

// The time left, by the server's clock; the page itself asks again when it is over.
const left = document.querySelector<HTMLElement>('[data-until]')!;
const forms = JSON.parse(left.dataset.words!) as Forms;
const endsAt = Number(left.dataset.until) - Number(left.dataset.now) + Date.now();

const tick = () => {
  const minutes = Math.ceil((endsAt - Date.now()) / 60_000);
  if (minutes <= 0) return location.reload();
  left.textContent = inMinutes(forms, minutes, document.documentElement.lang);
};
setInterval(tick, 5000);

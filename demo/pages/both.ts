import '../ui/page-language.js';
import '../ui/theme.js';
import {words} from '../ui/words.js';

// Two frames, so that each side has a page, a width and a life of its own, as in two browsers. What this page's address asks
// for is theirs: `?collection=unified-checkout` has the agent ask for payments at a provider, `?theme=` dresses both.
for (const frame of document.querySelectorAll('iframe')) {
  const src = new URL(frame.src);
  if (location.search) frame.src = src.pathname + location.search;
}
const sides = document.querySelectorAll<HTMLButtonElement>('button[data-side]');
const show = (side: string) => {
  document.body.dataset.side = side;
  for (const button of sides) button.setAttribute('aria-pressed', String(button.dataset.side === side));
};
for (const button of sides) button.addEventListener('click', () => show(button.dataset.side!));
show('agent');

document.title = `chatpay: ${words.bothTitle}`;
document.querySelector('nav')!.setAttribute('aria-label', words.sides);
for (const button of sides) button.textContent = button.dataset.side === 'agent' ? words.agent : words.customer;
for (const [side, title] of [
  ['agent', words.agentsDesk],
  ['customer', words.customersChat],
]) {
  document.querySelector<HTMLIFrameElement>(`iframe.${side}`)!.title = title!;
}

import '../ui/theme.js';

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

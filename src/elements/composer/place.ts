/** Distance from the button, and least distance from the window's edges, in CSS pixels. */
const GAP = 8;

/**
 * Keeps a panel of the top layer above its button, with their inline ends in line; below it where there is more room, and
 * never over the window's edges.
 *
 * @returns Lets it go.
 */
export function keepAbove(panel: HTMLElement, button: HTMLElement): () => void {
  const place = () => placeAbove(panel, button);
  place();
  addEventListener('resize', place);
  addEventListener('scroll', place, {capture: true, passive: true});
  return () => {
    removeEventListener('resize', place);
    removeEventListener('scroll', place, {capture: true});
  };
}

function placeAbove(panel: HTMLElement, button: HTMLElement): void {
  const anchor = button.getBoundingClientRect();
  const {width} = panel.getBoundingClientRect();
  const above = anchor.top - 2 * GAP;
  const below = innerHeight - anchor.bottom - 2 * GAP;
  const isAbove = above >= panel.scrollHeight || above >= below;
  const isRtl = getComputedStyle(panel).direction === 'rtl';
  const left = isRtl ? anchor.left : anchor.right - width;
  const {style} = panel;
  style.setProperty('left', `${Math.max(GAP, Math.min(left, document.documentElement.clientWidth - width - GAP))}px`);
  style.setProperty('top', isAbove ? 'auto' : `${anchor.bottom + GAP}px`);
  style.setProperty('bottom', isAbove ? `${innerHeight - anchor.top + GAP}px` : 'auto');
  style.setProperty('max-height', `${Math.max(isAbove ? above : below, 160)}px`);
}

/** Distance from the button, and least distance from the window's edges, in CSS pixels. */
const GAP = 8;

/** How far above its button a panel's own place still is beside it, in CSS pixels. */
const NEAR = 48;

/** What the panel needs with all that can be wrong in it, in CSS pixels: a lower window has none to give away. */
const ROOM = 400;

/**
 * Keeps a panel of the top layer in the place that its styles give it, where that is just above its button and has room: the
 * desk that asks for the last word comes to the same. Else above the button, with their inline ends in line; below it where
 * there is more room, and never over the window's edges.
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
  for (const side of ['top', 'right', 'bottom', 'left', 'max-height']) panel.style.removeProperty(side);
  const own = panel.getBoundingClientRect();
  if (isBeside(own, anchor)) return;
  const {width} = own;
  const above = anchor.top - 2 * GAP;
  const below = innerHeight - anchor.bottom - 2 * GAP;
  const isAbove = above >= panel.scrollHeight || above >= below;
  const isRtl = getComputedStyle(panel).direction === 'rtl';
  const left = isRtl ? anchor.left : anchor.right - width;
  const {style} = panel;
  style.setProperty('right', 'auto');
  style.setProperty('left', `${Math.max(GAP, Math.min(left, document.documentElement.clientWidth - width - GAP))}px`);
  style.setProperty('top', isAbove ? 'auto' : `${anchor.bottom + GAP}px`);
  style.setProperty('bottom', isAbove ? `${innerHeight - anchor.top + GAP}px` : 'auto');
  style.setProperty('max-height', `${Math.max(isAbove ? above : below, 160)}px`);
}

function isBeside({left, right, top, bottom}: DOMRect, button: DOMRect): boolean {
  const isOver = left <= button.left && right >= button.right && top >= GAP && bottom >= ROOM;
  return isOver && bottom <= button.top && button.top - bottom <= NEAR;
}

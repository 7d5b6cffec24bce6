/** Most that a page of the vault asks for, in CSS pixels. */
const MAX_HEIGHT = 4000;

/** Tells how high an element is, now and whenever that changes, in whole CSS pixels. */
export function watchHeight(element: Element, tell: (px: number) => void): void {
  let last = -1;
  new ResizeObserver(([entry]) => {
    const px = Math.min(MAX_HEIGHT, Math.ceil(entry?.borderBoxSize[0]?.blockSize ?? 0));
    if (px !== last) tell((last = px));
  }).observe(element);
}

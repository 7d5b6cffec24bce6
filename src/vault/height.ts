/** Most that a page of the vault asks for, in CSS pixels. */
const MAX_HEIGHT = 4000;

/**
 * Tells how high an element is, now and whenever that changes, in whole CSS pixels.
 *
 * @returns Measures and tells at once: a frame that is not visible is not laid out by itself.
 */
export function watchHeight(element: Element, tell: (px: number) => void): () => void {
  let last = -1;
  const note = (height: number) => {
    const px = Math.min(MAX_HEIGHT, Math.ceil(height));
    if (px !== last) tell((last = px));
  };
  new ResizeObserver(([entry]) => note(entry?.borderBoxSize[0]?.blockSize ?? 0)).observe(element);
  return () => {
    last = -1;
    note(element.getBoundingClientRect().height);
  };
}

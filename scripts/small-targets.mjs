/**
 * Runs in a page: what can be pressed there and is smaller than it has to be, in shadow roots too, each with its size. A box
 * that is pressed by its label is as large as that. A link within a sentence is as high as its line (WCAG 2.2, 2.5.8).
 *
 * @param {{selector: string, least: number}} what Where to look, and how many pixels a target has at least each way.
 */
export function smallTargets({selector, least}) {
  const TARGETS =
    'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"], ' +
    '[role=button], [role=link], [role=radio], [role=checkbox], [role=tab], [role=switch]';
  const all = (root) =>
    [...root.querySelectorAll('*')].flatMap((el) => [el, ...(el.shadowRoot ? all(el.shadowRoot) : [])]);
  const roots = [...document.querySelectorAll(selector)];
  const elements = roots.flatMap((root) => [root, ...(root.shadowRoot ? all(root.shadowRoot) : []), ...all(root)]);
  const union = (rects) => {
    const [left, top] = [Math.min(...rects.map((rect) => rect.left)), Math.min(...rects.map((rect) => rect.top))];
    return [Math.max(...rects.map((rect) => rect.right)) - left, Math.max(...rects.map((rect) => rect.bottom)) - top];
  };
  const isSeen = (el) =>
    el.checkVisibility({visibilityProperty: true}) && el.getClientRects().length > 0 && !el.closest('[inert]');
  return elements
    .filter(
      (el) => el.matches(TARGETS) && isSeen(el) && !(el.localName === 'a' && getComputedStyle(el).display === 'inline'),
    )
    .flatMap((el) => {
      const labels = /^(radio|checkbox)$/.test(el.type) ? [...el.labels] : [];
      const [width, height] = union([el, ...labels].map((box) => box.getBoundingClientRect()));
      // what is for screen readers alone is one pixel
      if (width < 2 || Math.min(width, height) > least - 0.5) return [];
      return [`${el.cloneNode(false).outerHTML.slice(0, 120)}: ${Math.round(width)} by ${Math.round(height)} px`];
    });
}

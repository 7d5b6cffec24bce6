/** Runs in a page: what moves there, or would when it changes, in shadow roots too. */
export function movingIn(selector) {
  const all = (root) =>
    [...root.querySelectorAll('*')].flatMap((el) => [el, ...(el.shadowRoot ? all(el.shadowRoot) : [])]);
  const seconds = (text) =>
    Math.max(...text.split(',').map((time) => parseFloat(time) * (/ms/.test(time) ? 0.001 : 1)));
  return [...document.querySelectorAll(selector)].flatMap(all).flatMap((el) =>
    [undefined, '::before', '::after'].flatMap((pseudo) => {
      const {animationName, animationDuration, transitionDuration} = getComputedStyle(el, pseudo);
      const moves =
        (animationName !== 'none' && seconds(animationDuration) > 0.01) || seconds(transitionDuration) > 0.01;
      return moves ? [`${el.cloneNode(false).outerHTML.slice(0, 120)}${pseudo ?? ''}`] : [];
    }),
  );
}

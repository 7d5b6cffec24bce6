import {update} from '@shoelace-style/localize';

// The package looks at an element's own `lang` and at the document's; these look at everything between, so that two
// languages can live on one page.

/** Rises with each change of a `lang` or `dir` around our elements, so that what was looked up can be kept until then. */
let changes = 0;
let observer: MutationObserver | undefined;
const observed = new WeakSet<Node>();

/** How often a `lang` or `dir` has changed: while it stays the same, so does every `nearest`. */
export function languageChanges(): number {
  return changes;
}

/**
 * The value of an attribute on the nearest element that has it, the element itself and those around its shadow roots
 * included. What was found is watched: when it changes, every element with a localize controller renders again.
 */
export function nearest(element: Element, attribute: 'lang' | 'dir'): string | undefined {
  let value: string | undefined;
  for (let at: Element | undefined = element; at;) {
    const found: Element | null = at.closest(`[${attribute}]`);
    value ??= found?.getAttribute(attribute) ?? undefined;
    const root: Node = at.getRootNode();
    watch(root);
    at = root instanceof ShadowRoot ? root.host : undefined;
  }
  return value;
}

/** Only these two attributes wake the observer. */
function watch(root: Node): void {
  if (observed.has(root)) return;
  observed.add(root);
  observer ??= new MutationObserver(() => {
    changes++;
    update();
  });
  observer.observe(root, {attributes: true, subtree: true, attributeFilter: ['lang', 'dir']});
}

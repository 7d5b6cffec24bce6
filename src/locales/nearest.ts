import {update} from '@shoelace-style/localize';

// The package looks at an element's own `lang` and at the document's; these look at everything between, so that two
// languages can live on one page.

/** Rises with each change of a `lang` or `dir` around our elements, so that what was looked up can be kept until then. */
let changes = 0;
let observer: MutationObserver | undefined;
const observed = new WeakSet<Node>();

/** How often a `lang` or `dir` has changed: while it stays the same, so does every `nearestLang`. */
export function languageChanges(): number {
  return changes;
}

/**
 * The `lang` of the nearest element that has one, the element itself and those around its shadow roots included. What was
 * looked at is watched: when a `lang` or `dir` changes there, every element with a localize controller renders again.
 */
export function nearestLang(element: Element): string | undefined {
  let lang: string | undefined;
  for (let at: Element | undefined = element; at;) {
    lang ??= at.closest('[lang]')?.getAttribute('lang') ?? undefined;
    const root: Node = at.getRootNode();
    watch(root);
    at = root instanceof ShadowRoot ? root.host : undefined;
  }
  return lang;
}

/** Says a direction; one of another value says nothing. */
const DIR = '[dir="ltr" i], [dir="rtl" i], [dir="auto" i]';

/**
 * The direction that an element is in by the `dir` around it, and whether that is as near as the nearest `lang`. What `auto`
 * makes of a text is not looked up.
 */
export function nearestDirection(element: Element): {isNearer: boolean; direction: string} {
  let hasLang = false;
  for (let at: Element | undefined = element; at;) {
    const lang: Element | null = hasLang ? null : at.closest('[lang]');
    const dir: Element | null = at.closest(DIR);
    if (dir) {
      const isNearer = !hasLang && (!lang || lang.contains(dir));
      return {isNearer, direction: dir.getAttribute('dir')!.toLowerCase()};
    }
    hasLang ||= lang !== null;
    const root: Node = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : undefined;
  }
  return {isNearer: false, direction: 'ltr'};
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

import {VERSION} from './version.js';

/** Where the first copy of the library on a page says which it is, for the other ones. */
const MARK = Symbol.for('chatpay-elements');

interface First {
  readonly version: string;
  /** Versions that the page was told of. */
  readonly others: Set<string>;
}

/**
 * Registers an element once. Where another copy of the library has registered the name already, that copy stays; the page is
 * told once when it is of another version. Without a DOM nothing happens.
 *
 * @param version This copy's own; left out but in tests.
 */
export function register(tag: string, element: CustomElementConstructor, version = VERSION): void {
  if (typeof customElements === 'undefined') return;
  const page = globalThis as {[MARK]?: First};
  const there = customElements.get(tag);
  if (!there) {
    page[MARK] ??= {version, others: new Set()};
    return customElements.define(tag, element);
  }
  const {version: first = 'another copy', others = new Set<string>()} = page[MARK] ?? {};
  page[MARK] ??= {version: first, others};
  if (there === element || first === version || others.has(version)) return;
  others.add(version);
  console.warn(`chatpay-elements is on this page more than once: ${first} is in use, and ${version} is not.`);
}

/**
 * Registers an element once. Where another copy of the library has registered the name already, that copy stays, and the
 * page is told; without a DOM nothing happens.
 */
export function register(tag: string, element: CustomElementConstructor): void {
  if (typeof customElements === 'undefined') return;
  const there = customElements.get(tag);
  if (!there) customElements.define(tag, element);
  else if (there !== element) console.warn(`<${tag}> is registered already, by another copy of chatpay-elements.`);
}

import type {LitElement, PropertyDeclaration, ReactiveElement} from 'lit';

// Lit's own decorators work with TypeScript's and with the standard's; these with TypeScript's alone, which is what this
// library is compiled with, and so weigh a fifth of them.

/** Makes a field a public property, with an attribute unless that is left out. */
export function property(options?: PropertyDeclaration) {
  return (target: ReactiveElement, name: string): void => {
    (target.constructor as typeof ReactiveElement).createProperty(name, options);
  };
}

/** Makes a field one that renders the element when it changes, for the element alone. */
export function state() {
  return property({state: true, attribute: false});
}

/** Makes a field the first element that a selector finds in what is rendered; `null` where there is none. */
export function query(selector: string) {
  return (target: LitElement, name: string): void => {
    Object.defineProperty(target, name, {
      get(this: LitElement) {
        return this.renderRoot?.querySelector<HTMLElement>(selector) ?? null;
      },
    });
  };
}

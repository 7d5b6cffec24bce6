import vault from 'virtual:vault-manifest';

import published from '../../custom-elements.json' with {type: 'json'};

/** One line of the manifest. */
export interface Entry {
  readonly name: string;
  readonly description?: string;
  readonly default?: string;
  readonly type?: {readonly text: string};
  /** What the type's name stands for, where it is a choice of words. */
  readonly expandedType?: {readonly text: string};
  readonly fieldName?: string;
  readonly attribute?: string;
  readonly kind?: string;
  readonly bubbles?: boolean;
  readonly composed?: boolean;
  readonly cancelable?: boolean;
}

/** What the manifest says about an element. */
export interface Declaration {
  readonly tagName: string;
  readonly description?: string;
  readonly attributes?: readonly Entry[];
  readonly members?: readonly Entry[];
  readonly events?: readonly Entry[];
  readonly slots?: readonly Entry[];
  readonly cssParts?: readonly Entry[];
  readonly cssProperties?: readonly Entry[];
  readonly cssStates?: readonly Entry[];
}

const declarations = [published as {modules: readonly {declarations?: readonly unknown[]}[]}, vault]
  .flatMap(({modules}) => modules)
  .flatMap(({declarations = []}) => declarations as readonly Declaration[])
  .filter(({tagName}) => tagName);

/** The declaration of a tag, of the library's own or of the vault's; absent for others. */
export const declarationOf = (tag: string): Declaration | undefined =>
  declarations.find(({tagName}) => tagName === tag);

/** The tags of all elements: those that pages place, and the vault's own. */
export const TAGS: readonly string[] = declarations.map(({tagName}) => tagName);

/** The names of all events. */
export const EVENTS: readonly string[] = [
  ...new Set(declarations.flatMap(({events = []}) => events.map(({name}) => name))),
];

import manifest from '../../custom-elements.json' with {type: 'json'};

/** One line of the manifest. */
export interface Entry {
  readonly name: string;
  readonly description?: string;
  readonly default?: string;
  readonly type?: {readonly text: string};
  readonly fieldName?: string;
  readonly attribute?: string;
  readonly kind?: string;
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

const declarations = (manifest as {modules: {declarations?: unknown[]}[]}).modules
  .flatMap(({declarations = []}) => declarations as Declaration[])
  .filter(({tagName}) => tagName);

/** The declaration of a tag; absent for what is not the library's own. */
export const declarationOf = (tag: string): Declaration | undefined =>
  declarations.find(({tagName}) => tagName === tag);

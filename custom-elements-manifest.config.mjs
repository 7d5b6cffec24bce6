import {customElementJetBrainsPlugin} from 'custom-element-jet-brains-integration';
import {customElementVsCodePlugin} from 'custom-element-vs-code-integration';

import {cssDataPlugin} from './scripts/editor-data.mjs';
import {defaultsOf, eventsOf, tokensOf} from './scripts/element-sources.mjs';
import {literalFields} from './scripts/literal-types.mjs';

/** Renames `src/x.ts` to the published `dist/x.js`, wherever the manifest names a module. */
function publishPaths(node) {
  for (const [key, value] of Object.entries(node)) {
    if (value && typeof value === 'object') publishPaths(value);
    else if ((key === 'path' || key === 'module') && typeof value === 'string') {
      node[key] = value.replace(/^(\/?)src\//, '$1dist/').replace(/\.ts$/, '.js');
    }
  }
}

export const isPublic = ({name, privacy = 'public', static: isStatic}) =>
  !isStatic && !name.startsWith('#') && privacy === 'public';

/** What an element says through its internals in its constructor, which the analyzer takes for a property of its own. */
const isOfInternals = ({name, description}) => /^aria[A-Z]/.test(name) && !description;

/** Leaves out what hosts cannot use: private and static members, and the arguments that the analyzer takes for events' names. */
const published = {
  name: 'published',
  packageLinkPhase({customElementsManifest: {modules}}) {
    // The analyzer reads files as they come; the same sources must give the same file.
    modules.sort((a, b) => (a.path < b.path ? -1 : 1));
    for (const declaration of modules.flatMap((module) => module.declarations ?? [])) {
      if (declaration.members) {
        declaration.members = declaration.members.filter((member) => isPublic(member) && !isOfInternals(member));
      }
      if (declaration.events) {
        declaration.events = declaration.events.filter(({name}) => name?.startsWith('chatpay-'));
        if (declaration.events.length === 0) delete declaration.events;
      }
    }
    const elements = elementsOf(modules);
    for (const {file, declaration} of elements) flagEvents(declaration, file);
    expandTypes(elements);
    shareTokens(elements);
    publishPaths(modules);
  },
};

const elementsOf = (modules) =>
  modules.flatMap(({path, declarations = []}) =>
    declarations.filter(({customElement}) => customElement).map((declaration) => ({file: path, declaration})),
  );

/** Says of each event whether it bubbles, is composed and can be canceled, as its class does. */
export function flagEvents({events = []}, file) {
  const byName = new Map([...eventsOf(file).values()].map(({name, ...flags}) => [name, flags]));
  for (const event of events) Object.assign(event, byName.get(event.name));
}

/** Writes out what a type's name stands for, so that editors and controls can offer the words. */
export function expandTypes(elements) {
  const literals = literalFields(elements.map(({file}) => file));
  for (const {declaration} of elements) {
    for (const entry of [...(declaration.attributes ?? []), ...(declaration.members ?? [])]) {
      const text = literals.get(`${declaration.name}.${entry.fieldName ?? entry.name}`);
      if (text && entry.type.text.replaceAll(' | undefined', '') !== text) entry.expandedType = {text};
    }
  }
}

/** A token is described once, at the element that it is most of use for, and belongs to every element that reads it. */
function shareTokens(elements) {
  const described = new Map(
    elements.flatMap(({declaration}) => (declaration.cssProperties ?? []).map((token) => [token.name, token])),
  );
  for (const {file, declaration} of elements) lendTokens(declaration, file, described);
}

/** Gives an element those of the described tokens that it reads and does not describe itself. */
export function lendTokens(declaration, file, described) {
  const own = declaration.cssProperties ?? [];
  const read = tokensOf(file);
  const shared = [...described.values()].filter(
    ({name}) => read.has(name) && !own.some((token) => token.name === name),
  );
  if (own.length + shared.length === 0) return;
  const defaults = defaultsOf(file);
  declaration.cssProperties = [...own, ...shared].map((token) => ({default: defaults.get(token.name) ?? '', ...token}));
}

export default {
  globs: ['src/elements/**/*.ts', '!src/elements/events.ts', '!src/elements/**/*.styles.ts'],
  outdir: '.',
  litelement: true,
  packagejson: false,
  plugins: [
    published,
    customElementVsCodePlugin({outdir: '.', cssFileName: null, typesSrc: 'expandedType'}),
    cssDataPlugin({outdir: '.', fileName: 'vscode.css-custom-data.json'}),
    customElementJetBrainsPlugin({outdir: '.', typesSrc: 'expandedType'}),
  ],
};

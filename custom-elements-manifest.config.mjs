import {customElementJetBrainsPlugin} from 'custom-element-jet-brains-integration';
import {customElementVsCodePlugin} from 'custom-element-vs-code-integration';

import {tokensOf} from './scripts/element-sources.mjs';

/** Renames `src/x.ts` to the published `dist/x.js`, wherever the manifest names a module. */
function publishPaths(node) {
  for (const [key, value] of Object.entries(node)) {
    if (value && typeof value === 'object') publishPaths(value);
    else if ((key === 'path' || key === 'module') && typeof value === 'string') {
      node[key] = value.replace(/^(\/?)src\//, '$1dist/').replace(/\.ts$/, '.js');
    }
  }
}

const isPublic = ({name, privacy = 'public', static: isStatic}) =>
  !isStatic && !name.startsWith('#') && privacy === 'public';

/** Leaves out what hosts cannot use: private and static members, and the arguments that the analyzer takes for events' names. */
const published = {
  name: 'published',
  packageLinkPhase({customElementsManifest: {modules}}) {
    // The analyzer reads files as they come; the same sources must give the same file.
    modules.sort((a, b) => (a.path < b.path ? -1 : 1));
    for (const declaration of modules.flatMap((module) => module.declarations ?? [])) {
      if (declaration.members) declaration.members = declaration.members.filter(isPublic);
      if (declaration.events) {
        declaration.events = declaration.events.filter(({name}) => name?.startsWith('chatpay-'));
        if (declaration.events.length === 0) delete declaration.events;
      }
    }
    shareTokens(modules);
    publishPaths(modules);
  },
};

/** A token is described once, at the element that it is most of use for, and belongs to every element that reads it. */
function shareTokens(modules) {
  const elements = modules.flatMap(({path, declarations = []}) =>
    declarations.filter(({customElement}) => customElement).map((declaration) => ({path, declaration})),
  );
  const described = new Map(
    elements.flatMap(({declaration}) => (declaration.cssProperties ?? []).map((token) => [token.name, token])),
  );
  for (const {path, declaration} of elements) {
    const own = declaration.cssProperties ?? [];
    const read = tokensOf(/^src\/elements\/([^/]+)\//.exec(path)[1]);
    const shared = [...described.values()].filter(
      ({name}) => read.has(name) && !own.some((token) => token.name === name),
    );
    if (own.length + shared.length > 0) declaration.cssProperties = [...own, ...shared];
  }
}

export default {
  globs: ['src/elements/**/*.ts', '!src/elements/events.ts', '!src/elements/**/*.styles.ts'],
  outdir: '.',
  litelement: true,
  packagejson: false,
  plugins: [published, customElementVsCodePlugin({outdir: '.'}), customElementJetBrainsPlugin({outdir: '.'})],
};

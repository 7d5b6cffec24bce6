import {customElementJetBrainsPlugin} from 'custom-element-jet-brains-integration';
import {customElementVsCodePlugin} from 'custom-element-vs-code-integration';

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

/** Leaves out what hosts cannot use: private and static members. */
const published = {
  name: 'published',
  packageLinkPhase({customElementsManifest: {modules}}) {
    // The analyzer reads files as they come; the same sources must give the same file.
    modules.sort((a, b) => (a.path < b.path ? -1 : 1));
    for (const declaration of modules.flatMap((module) => module.declarations ?? [])) {
      if (declaration.members) declaration.members = declaration.members.filter(isPublic);
    }
    publishPaths(modules);
  },
};

export default {
  globs: ['src/elements/**/*.ts', '!src/elements/events.ts', '!src/elements/**/*.styles.ts'],
  outdir: '.',
  litelement: true,
  packagejson: false,
  plugins: [published, customElementVsCodePlugin({outdir: '.'}), customElementJetBrainsPlugin({outdir: '.'})],
};

// The vault's own elements, for the stories alone: no page can place them, so they are in no manifest that is published.
import {readFileSync} from 'node:fs';

import {expandTypes, flagEvents, isPublic, lendTokens} from '../custom-elements-manifest.config.mjs';
import {vaultElements} from './element-sources.mjs';

const files = [...vaultElements().values()];

/** The tokens are described at the elements that pages place. */
function publishedTokens() {
  const {modules} = JSON.parse(readFileSync('custom-elements.json', 'utf8'));
  const tokens = modules
    .flatMap(({declarations = []}) => declarations)
    .flatMap(({cssProperties = []}) => cssProperties);
  return new Map(tokens.map((token) => [token.name, token]));
}

const forStories = {
  name: 'for-stories',
  packageLinkPhase({customElementsManifest: {modules}}) {
    modules.sort((a, b) => (a.path < b.path ? -1 : 1));
    const elements = modules.flatMap(({path, declarations = []}) =>
      declarations.filter(({tagName}) => tagName).map((declaration) => ({file: path, declaration})),
    );
    const tokens = publishedTokens();
    for (const {file, declaration} of elements) {
      declaration.members = declaration.members?.filter(isPublic);
      declaration.events = declaration.events?.filter(({name}) => name?.startsWith('chatpay-'));
      flagEvents(declaration, file);
      lendTokens(declaration, file, tokens);
    }
    expandTypes(elements);
  },
};

export default {globs: files, litelement: true, packagejson: false, plugins: [forStories]};

// What VS Code completes in style sheets: each token and each part once, with the elements that have it. The package that
// makes the rest of the editors' data lists a name again for every element, and does not say which one it is.
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';

const SCHEMA =
  'https://raw.githubusercontent.com/microsoft/vscode-css-languageservice/main/docs/customData.schema.json';

/** The custom data for CSS of the elements of a manifest. */
export function cssData({modules}) {
  const elements = modules.flatMap(({declarations = []}) => declarations).filter(({tagName}) => tagName);
  const tokens = meanings(elements, ({cssProperties = []}) =>
    cssProperties.map(({name, description, default: value}) => [
      name,
      value ? `${description}\n\nDefault: \`${value}\`` : description,
    ]),
  );
  const parts = meanings(elements, ({cssParts = []}) => cssParts.map(({name, description}) => [name, description]));
  return {
    $schema: SCHEMA,
    version: 1.1,
    properties: tokens.map(([name, description]) => ({name, description: {kind: 'markdown', value: description}})),
    pseudoElements: parts.map(([name, description]) => ({
      name: `::part(${name})`,
      description: {kind: 'markdown', value: description},
    })),
  };
}

/** What each name means, and at which elements. Those at which it means the same are named together. */
function meanings(elements, read) {
  const byName = new Map();
  for (const element of elements) {
    for (const [name, meaning] of read(element)) {
      const tags = byName.get(name) ?? byName.set(name, new Map()).get(name);
      tags.set(meaning, [...(tags.get(meaning) ?? []), `\`<${element.tagName}>\``]);
    }
  }
  return [...byName].map(([name, tags]) => [
    name,
    [...tags].map(([meaning, where]) => `${where.join(', ')}: ${meaning}`).join('\n\n'),
  ]);
}

/** Writes it where the analyzer writes the rest. */
export const cssDataPlugin = ({outdir, fileName}) => ({
  name: 'css-data',
  packageLinkPhase({customElementsManifest}) {
    writeFileSync(join(outdir, fileName), `${JSON.stringify(cssData(customElementsManifest), null, 2)}\n`);
  },
});

// Writes llms.txt, what the package is in a page that a program which writes code can read: the README's first words and
// example, the entry points, and each element of custom-elements.json. `npm run manifest` does; a test says when it is old.
import {readFileSync, writeFileSync} from 'node:fs';

/** The text of llms.txt. */
export function llmsText() {
  const {name, exports} = JSON.parse(readFileSync('package.json', 'utf8'));
  const {modules} = JSON.parse(readFileSync('custom-elements.json', 'utf8'));
  const readme = readFileSync('README.md', 'utf8');
  const [, summary] = /^# .*\n\n([\s\S]*?)\n\n/.exec(readme);
  const [, example] = /^## Put it into your chat\n([\s\S]*?)\n\| element /m.exec(readme);
  const elements = modules
    .flatMap(({declarations = []}) => declarations)
    .filter(({tagName}) => tagName)
    .sort((a, b) => (a.tagName < b.tagName ? -1 : 1));
  return [
    `# ${name}`,
    `> ${plain(summary)}`,
    '## Use',
    plainLinks(example).trim(),
    '## Entry points',
    Object.keys(exports)
      .map((path) => `- \`${path.replace('.', name)}\``)
      .join('\n'),
    '## Elements',
    'All take `lang`, `dir` and the `--chatpay-*` tokens of custom-elements.json. Attributes but `scheme` and `density` are properties too, in camel case.',
    ...elements.map(describe),
    '## More',
    guides(),
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n');
}

function describe({tagName, description, attributes = [], members = [], slots = [], events = [], cssParts = []}) {
  const fields = new Set(attributes.map(({fieldName}) => fieldName));
  const own = members.filter((member) => !fields.has(member.name) && !member.inheritedFrom && member.description);
  const lists = [
    ['Attributes', attributes.map(described)],
    ['Properties', own.filter(({kind}) => kind === 'field').map(described)],
    [
      'Methods',
      own.filter(({kind}) => kind === 'method').map(({name, ...rest}) => described({name: `${name}()`, ...rest})),
    ],
    ['Slots', slots.map(({name, ...rest}) => described({name: name || '(default)', ...rest}))],
    ['Events', events.map(({cancelable, ...rest}) => described(rest) + (cancelable ? ' Cancelable.' : ''))],
  ].filter(([, lines]) => lines.length > 0);
  const parts = cssParts.map(({name}) => `\`${name}\``).join(' ');
  return [
    `### <${tagName}>`,
    plain(description),
    ...lists.map(([title, lines]) => `${title}:\n\n${lines.join('\n')}`),
    ...(parts ? [`Parts: ${parts}`] : []),
  ].join('\n\n');
}

const described = ({name, description}) => `- \`${name}\`: ${firstSentence(plain(description ?? ''))}`;

const firstSentence = (text) => /^.*?[.:](?=\s+\p{Lu}|$)/u.exec(text)?.[0] ?? text;

const plain = (text) => plainLinks(text).replaceAll('**', '').replace(/\s+/g, ' ').trim();

/** The package has none of the repository's files, so links to them lead nowhere. */
const plainLinks = (text) => text.replace(/\[([^\]]+)\]\([^)]+\)/g, '$1');

function guides() {
  return [
    '- `custom-elements.json`: every attribute, property, method, event, slot, part and token, with types',
    '- `web-types.json`, `vscode.html-custom-data.json`, `vscode.css-custom-data.json`: the same for editors',
    '- `CHANGELOG.md`: what there is, and the known gaps',
  ].join('\n');
}

if (process.argv[1]?.endsWith('make-llms.mjs')) writeFileSync('llms.txt', llmsText());

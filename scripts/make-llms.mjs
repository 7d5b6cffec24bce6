// Writes llms.txt, what the package is in a page that a program which writes code can read: the README's first words and
// example, the entry points, and each element of custom-elements.json. `npm run manifest` does; a test says when it is old.
// llms-full.txt has all that is said of each element, and the guides behind it; it is not kept, since the package is where it is read.
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {publicTokens} from './make-tokens.mjs';

/** The guides, in the order in which they are read. */
export const GUIDES = [
  'start',
  'concepts',
  'transport',
  'server',
  'by-link',
  'theming',
  'words',
  'testing',
  'accessibility',
  'security',
];

/** The text of llms.txt. */
export const llmsText = () => text(brief, MORE);

/** The text of llms-full.txt. */
export const llmsFullText = () =>
  text(full, '## Tokens', tokens(), GUIDES.map(guide).join('\n\n'), plainLinks(readFileSync('SECURITY.md', 'utf8')));

function text(told, ...more) {
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
    ...elements.map((element) => describe(element, told)),
    ...more,
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n');
}

function describe(element, told) {
  const {tagName, description, attributes = [], members = [], slots = [], events = []} = element;
  const described = (entry) => `- \`${entry.name}\`${told(entry)}`;
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
    ['Events', events.map((event) => described(event) + (event.cancelable && told === brief ? ' Cancelable.' : ''))],
  ].filter(([, lines]) => lines.length > 0);
  return [
    `### <${tagName}>`,
    plain(description),
    ...lists.map(([title, lines]) => `${title}:\n\n${lines.join('\n')}`),
    ...looks(element, told),
  ].join('\n\n');
}

/** What an element has for style sheets. */
function looks({cssParts = [], cssProperties = []}, told) {
  const names = (entries) => entries.map(({name}) => `\`${name}\``).join(' ');
  const parts =
    told === brief ? ` ${names(cssParts)}` : `\n\n${cssParts.map((it) => `- \`${it.name}\`${full(it)}`).join('\n')}`;
  return [
    ...(cssParts.length > 0 ? [`Parts:${parts}`] : []),
    ...(cssProperties.length > 0 && told === full ? [`Tokens: ${names(cssProperties)}`] : []),
  ];
}

/** Every token, once. */
const tokens = () =>
  publicTokens()
    .map((it) => `- \`${it.name}\`${full(it)}`)
    .join('\n');

const brief = ({description}) => `: ${firstSentence(plain(description ?? ''))}`;

function full({type, expandedType, default: value, description}) {
  const {text} = expandedType ?? type ?? {};
  const facts = [text && `\`${text}\``, value && value !== "''" && `default \`${value}\``].filter(Boolean).join(', ');
  return `${facts && ` (${facts})`}: ${plain(description ?? '')}`;
}

/** A guide's text, without what makes it a page of Storybook. */
function guide(name) {
  const page = readFileSync(`stories/docs/${name}.mdx`, 'utf8');
  const [, file] = /^import text from '(.*)\?raw';$/m.exec(page) ?? [];
  const text = file
    ? readFileSync(join('stories/docs', file), 'utf8')
    : page.replace(/^(import .*;|<Meta .*\/>)\n/gm, '');
  return plainLinks(text.replace(/^<figure>[\s\S]*?aria-label="([^"]*)"[\s\S]*?^<\/figure>$/gm, '$1')).trim();
}

const firstSentence = (text) => /^.*?[.:](?=\s+\p{Lu}|$)/u.exec(text)?.[0] ?? text;

const plain = (text) => plainLinks(text).replaceAll('**', '').replace(/\s+/g, ' ').trim();

/** It is read alone, so that links lead nowhere. */
const plainLinks = (text) => text.replace(/\[([^\]]+)\]\([^)]+\)/g, '$1');

const MORE = `## More

- \`llms-full.txt\`: all that is said of each element, the guides, and how to install it safely
- \`custom-elements.json\`: every attribute, property, method, event, slot, part and token, with types
- \`web-types.json\`, \`vscode.html-custom-data.json\`, \`vscode.css-custom-data.json\`: the same for editors
- \`dist/tokens/light.tokens.json\`, \`dark.tokens.json\`: the tokens and their defaults for design tools
- \`stories/docs\`, \`docs\`, \`SECURITY.md\`: the guides
- \`CHANGELOG.md\`: what there is, and the known gaps`;

if (process.argv[1]?.endsWith('make-llms.mjs')) {
  writeFileSync('llms.txt', llmsText());
  writeFileSync('llms-full.txt', llmsFullText());
}

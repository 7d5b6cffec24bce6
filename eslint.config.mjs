import js from '@eslint/js';
import {defineConfig, globalIgnores} from 'eslint/config';
import {configs as lit} from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import {configs as wc} from 'eslint-plugin-wc';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/**
 * Which room of `src/` may import which: the architecture. A new arrow is a change here, seen in review.
 * `room` allows all of a room, `room/file` that one file. `.` is what lies in `src/` itself (`index.ts`, `define.ts`).
 */
export const MAY_IMPORT = {
  request: [],
  masking: [],
  card: [],
  styles: [],
  loading: [],
  vault: ['request', 'card', 'loading', 'locales', 'styles'],
  transport: ['request'],
  session: ['request', 'transport', 'masking'],
  elements: ['request', 'masking', 'session', 'loading', 'locales', 'styles', 'vault/port'],
  server: ['request', 'masking', 'delivery/messenger', 'collection/provider', 'collection/outcome'],
  delivery: ['request'],
  // how services outside are called is the same for both
  collection: ['request', 'delivery/service', 'delivery/secrets'],
  locales: ['loading'],
  testing: ['request', 'transport', 'session', 'elements', 'collection/provider'],
  '.': ['request', 'masking', 'transport', 'session', 'elements', 'locales'],
};

/** Packages that only some rooms may import, by the beginning of their names. */
const ONLY_IN = {
  'lit(-html|-element)?(/|$)|@lit/': ['elements', 'vault', 'styles', 'testing', '.'],
  'node:': ['server', 'delivery', 'collection'],
};

/** Deeper than any folder of a room is nested; the rules are made for each depth, since `../` counts differently. */
const MAX_DEPTH = 3;
const rooms = Object.keys(MAY_IMPORT).filter((room) => room !== '.');

/** What a file `depth` folders below its room may not import: regular expressions over import specifiers. */
function forbidden(room, depth) {
  const allowed = MAY_IMPORT[room];
  const up = room === '.' ? '\\./' : '\\.\\./'.repeat(depth + 1);
  const outside = '\\.\\./'.repeat(room === '.' ? 1 : depth + 2);
  const others = rooms.filter((other) => other !== room && !allowed.includes(other));
  const closed = others.map((other) => {
    const files = allowed.filter((name) => name.startsWith(`${other}/`)).map((name) => name.slice(other.length + 1));
    return files.length ? `${other}/(?!(${files.join('|')})\\.js$)` : `${other}(/|$)`;
  });
  const packages = Object.entries(ONLY_IN).filter(([, only]) => !only.includes(room));
  return [
    {
      regex: `^(\\./)?${up}(${closed.join('|')})`,
      message: `${room} may import only: ${allowed.join(', ') || 'nothing'}.`,
    },
    {
      regex: `^(\\./)?${outside}|(^|/)src/|^chatpay-elements(/|$)|^/`,
      message: 'src/ imports nothing from outside itself.',
    },
    ...packages.map(([regex, only]) => ({regex: `^(${regex})`, message: `Only ${only.join(', ')} may import this.`})),
    ...(room === '.' ? [] : [{regex: '^\\.{1,2}/(.*/)?index\\.js$', message: 'Import the file that declares it.'}]),
    {regex: '^lit.*/unsafe-(html|svg|mathml)', message: 'Markup is never made from text.'},
  ];
}

/** Forbids the same specifiers in `import x from`, `export … from` and `import()`. */
function restricted(patterns) {
  const slash = (regex) => regex.replaceAll('/', '\\u002F'); // a selector's regular expression cannot hold a slash
  return {
    'no-restricted-imports': ['error', {patterns}],
    'no-restricted-syntax': [
      'error',
      ...SYNTAX,
      ...patterns.map(({regex, message}) => ({
        selector: `ImportExpression > Literal.source[value=/${slash(regex)}/]`,
        message,
      })),
    ],
  };
}

const SYNTAX = [
  {selector: 'ExportDefaultDeclaration', message: 'Named exports only.'},
  {
    selector:
      'TaggedTemplateExpression > TemplateLiteral > TemplateElement[value.raw=/[.@?]?(innerHTML|outerHTML|srcdoc)=$/]',
    message: 'Markup is never made from text.',
  },
];

const MARKUP = ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'setHTMLUnsafe', 'srcdoc', 'createContextualFragment'];

/** One config per room and depth, all made from `MAY_IMPORT`. */
const architecture = Object.keys(MAY_IMPORT).flatMap((room) =>
  Array.from({length: room === '.' ? 1 : MAX_DEPTH + 1}, (_, depth) => ({
    files: [room === '.' ? 'src/*.ts' : `src/${room}/${'*/'.repeat(depth)}*.ts`],
    rules: restricted(forbidden(room, depth)),
  })),
);

export default defineConfig(
  globalIgnores(['test-results', 'dist', 'coverage', 'storybook-static', 'bench/**/vendor']),
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked, lit['flat/recommended'], wc['flat/recommended']],
    plugins: {'lit-a11y': litA11y},
    languageOptions: {parserOptions: {projectService: true, tsconfigRootDir: import.meta.dirname}},
    rules: {
      ...litA11y.configs.recommended.rules,
      '@typescript-eslint/no-unused-vars': [
        'error',
        {argsIgnorePattern: '^_', varsIgnorePattern: '^_$', destructuredArrayIgnorePattern: '^_'},
      ],
      '@typescript-eslint/consistent-type-imports': ['error', {fixStyle: 'inline-type-imports'}],
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-console': ['error', {allow: ['warn']}],
      'no-eval': 'error',
      'no-implied-eval': 'off', // the typed one below sees more
      '@typescript-eslint/no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-script-url': 'error',
      'no-restricted-properties': [
        'error',
        ...MARKUP.map((property) => ({property, message: 'Markup is never made from text.'})),
        {object: 'document', property: 'write', message: 'Markup is never made from text.'},
      ],
    },
  },
  ...architecture,
  {
    files: ['demo/**', 'bench/**', 'stories/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {patterns: [{regex: '/vault/card-data(\\.js)?$', message: 'Types that hold a card number stay in the vault.'}]},
      ],
    },
  },
  {
    // chai's assertions are expressions and its promises look floating to the typed rules
    files: ['test/**', 'stories/**', 'bench/**', 'demo/**', '.storybook/**'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: {'lit-a11y/no-autofocus': 'off', '@typescript-eslint/no-unused-expressions': 'off'},
  },
  {files: ['**/*.cjs'], languageOptions: {globals: globals.node}},
  {files: ['**/*.mjs'], languageOptions: {globals: {...globals.node, ...globals.browser}}},
);

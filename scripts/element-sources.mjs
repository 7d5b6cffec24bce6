// What an element is made of: its own files and whatever they import from the rooms that make elements look like something.
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {runInThisContext} from 'node:vm';

import {transformSync} from 'esbuild';

const ROOT = 'src/elements';
const VAULT = 'src/vault';
/** Rooms whose files are part of an element; the rest only decides and counts. */
const IS_PART = {[ROOT]: /^src\/(elements|styles)\//, [VAULT]: /^src\/(vault|styles)\//};
const roomOf = (path) => (path.startsWith(`${VAULT}/`) ? VAULT : ROOT);

/** What an event says of how it travels, and whether a page can stop what it announces. */
export const FLAGS = ['bubbles', 'composed', 'cancelable'];

/** The folders of the elements: those with a `define.ts`. */
export function elementFolders() {
  return readdirSync(ROOT, {withFileTypes: true})
    .filter((entry) => entry.isDirectory() && existsSync(`${ROOT}/${entry.name}/define.ts`))
    .map(({name}) => name)
    .sort();
}

/** The file of one of those elements. */
export const fileOf = (folder) => `${ROOT}/${folder}/${folder}.ts`;

/** The files of the vault's own elements, by tag. No page can place them: they are in no manifest that is published. */
export function vaultElements() {
  const files = readdirSync(VAULT, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map(({parentPath, path, name}) => join(parentPath ?? path, name))
    .sort();
  return new Map(
    files.flatMap((file) => {
      const [, tag] = /^ \* @element (chatpay-[\w-]+)$/m.exec(readFileSync(file, 'utf8')) ?? [];
      return tag ? [[tag, file]] : [];
    }),
  );
}

/** The text of an element's files, by path. Elements that are used inside another have their own docs, and are left out. */
export function sourcesOf(file) {
  const found = new Map();
  const isPart = IS_PART[roomOf(file)];
  const queue = [file];
  for (let path = queue.pop(); path; path = queue.pop()) {
    if (found.has(path) || !existsSync(path)) continue;
    const code = readFileSync(path, 'utf8').replace(/^import type [^;]*;$/gm, '');
    found.set(path, code);
    for (const [, specifier] of code.matchAll(/(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)\.js'/g)) {
      const next = join(dirname(path), `${specifier}.ts`);
      if (isPart.test(next) && !next.endsWith('/define.ts') && !next.endsWith('/events.ts')) queue.push(next);
    }
  }
  return found;
}

/** What stands behind a token's name up to the bracket that closes `var(`. */
function fallbackIn(text, from) {
  let depth = 1;
  let end = from;
  for (; depth > 0 && end < text.length; end++) depth += {'(': 1, ')': -1}[text[end]] ?? 0;
  return text
    .slice(from, end - 1)
    .replace(/\s+/g, ' ')
    .trim();
}

/** The defaults of the tokens that an element reads, by name; each says the public tokens that it is made of. */
export function defaultsOf(file) {
  const text = [...sourcesOf(file).values()].join('\n');
  const own = new Map([...text.matchAll(/(--_[\w-]+): ([^;`]+);/g)].map(([, name, value]) => [name, value]));
  for (const [, name, token] of text.matchAll(/(--_[\w-]+): var\((--chatpay-[\w-]+),/g)) own.set(name, `var(${token})`);
  const defaults = new Map();
  for (const {0: begin, 1: token, index} of text.matchAll(/var\((--chatpay-[\w-]+),/g)) {
    const fallback = fallbackIn(text, index + begin.length).replace(
      /var\((--_[\w-]+)\)/g,
      (whole, name) => own.get(name) ?? whole,
    );
    if (!defaults.has(token) && !fallback.includes('--_') && !fallback.includes('$')) defaults.set(token, fallback);
  }
  return defaults;
}

const names = (text, pattern) => new Set([...text.matchAll(pattern)].map(([, name]) => name));

const eventsByRoom = new Map();

/** What each class of events fires, by the class's name: one of each is made, and says so itself. */
export function eventsOf(file) {
  const room = roomOf(file);
  if (!eventsByRoom.has(room)) eventsByRoom.set(room, readEvents(`${room}/events.ts`));
  return eventsByRoom.get(room);
}

function readEvents(file) {
  const {code} = transformSync(readFileSync(file, 'utf8'), {loader: 'ts', format: 'cjs'});
  const module = {exports: {}};
  runInThisContext(`(module) => {${code}\n}`, {filename: file})(module);
  return new Map(
    Object.entries(module.exports).map(([name, Class]) => {
      const {type, bubbles, composed, cancelable} = new Class();
      return [name, {name: type, bubbles, composed, cancelable}];
    }),
  );
}

/**
 * The parts that templates name: written out, chosen in an expression, or given to a function by a parameter `part` whose
 * type lists them.
 */
function partsIn(code) {
  const parts = names(code, /\spart="([\w-]+)"/g);
  for (const [, expression] of code.matchAll(/\spart=\$\{([^}]*)\}/g)) {
    const words = names(expression.replace(/[!=]==? '[^']*'/g, ''), /'([\w -]+)'/g);
    const chosen = new Set([...words].flatMap((several) => several.split(' ')));
    const listed = /^\w+$/.test(expression)
      ? names((new RegExp(`\\b${expression}: ((?:'[\\w-]+'(?: \\| )?)+)`).exec(code) ?? [])[1] ?? '', /'([\w-]+)'/g)
      : new Set();
    if (chosen.size + listed.size === 0) throw new Error(`part=\${${expression}}: list the parts in its type`);
    for (const part of [...chosen, ...listed]) parts.add(part);
  }
  return parts;
}

const codeOf = (file) => [...sourcesOf(file).values()].join('\n').replace(/\/\*\*[\s\S]*?\*\//g, '');

/** The custom properties that an element reads. */
export function tokensOf(file) {
  return names(codeOf(file), /var\(\s*(--chatpay-[\w-]+)/g);
}

/** What an element's sources say that a page can use: events, slots, parts, custom properties and states. */
export function surfaceOf(file) {
  const code = codeOf(file);
  const byClass = eventsOf(file);
  const made = [...names(code, /new (\w+Event)\(/g)];
  const slots = [...code.matchAll(/<slot(?=[\s>])([^>]*)>/g)].map(([, rest]) => /name="([^"]*)"/.exec(rest)?.[1] ?? '');
  const states = [/:state\(([\w-]+)\)/g, /\.states\.(?:add|delete|toggle)\('([\w-]+)'/g];
  return {
    events: new Set(made.map((name) => byClass.get(name)?.name).filter(Boolean)),
    slots: new Set(slots),
    cssParts: partsIn(code),
    cssProperties: tokensOf(file),
    cssStates: new Set(states.flatMap((pattern) => [...names(code, pattern)])),
  };
}

// What an element is made of: its own files and whatever they import from the rooms that make elements look like something.
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';

const ROOT = 'src/elements';
/** Rooms whose files are part of an element; the rest only decides and counts. */
const IS_PART = /^src\/(elements|styles)\//;

/** The folders of the elements: those with a `define.ts`. */
export function elementFolders() {
  return readdirSync(ROOT, {withFileTypes: true})
    .filter((entry) => entry.isDirectory() && existsSync(`${ROOT}/${entry.name}/define.ts`))
    .map(({name}) => name)
    .sort();
}

/** The text of an element's files, by path. Elements that are used inside another have their own docs, and are left out. */
export function sourcesOf(folder) {
  const found = new Map();
  const queue = [`${ROOT}/${folder}/${folder}.ts`];
  for (let path = queue.pop(); path; path = queue.pop()) {
    if (found.has(path) || !existsSync(path)) continue;
    const code = readFileSync(path, 'utf8').replace(/^import type [^;]*;$/gm, '');
    found.set(path, code);
    for (const [, specifier] of code.matchAll(/(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)\.js'/g)) {
      const next = join(dirname(path), `${specifier}.ts`);
      if (IS_PART.test(next) && !next.endsWith('/define.ts') && !next.endsWith('/events.ts')) queue.push(next);
    }
  }
  return found;
}

const names = (text, pattern) => new Set([...text.matchAll(pattern)].map(([, name]) => name));

/** Each event's name by the name of its class. */
function eventNames() {
  const code = readFileSync(`${ROOT}/events.ts`, 'utf8');
  return new Map([...code.matchAll(/class (\w+) extends Event \{[\s\S]*?super\('([^']+)'/g)].map(([, c, e]) => [c, e]));
}

/**
 * The parts that templates name: written out, chosen in an expression, or given to a function by a parameter `part` whose
 * type lists them.
 */
function partsIn(code) {
  const parts = names(code, /\spart="([\w-]+)"/g);
  for (const [, expression] of code.matchAll(/\spart=\$\{([^}]*)\}/g)) {
    const chosen = names(expression.replace(/[!=]==? '[^']*'/g, ''), /'([\w-]+)'/g);
    const listed = /^\w+$/.test(expression)
      ? names((new RegExp(`\\b${expression}: ((?:'[\\w-]+'(?: \\| )?)+)`).exec(code) ?? [])[1] ?? '', /'([\w-]+)'/g)
      : new Set();
    if (chosen.size + listed.size === 0) throw new Error(`part=\${${expression}}: list the parts in its type`);
    for (const part of [...chosen, ...listed]) parts.add(part);
  }
  return parts;
}

const codeOf = (folder) => [...sourcesOf(folder).values()].join('\n').replace(/\/\*\*[\s\S]*?\*\//g, '');

/** The custom properties that an element reads. */
export function tokensOf(folder) {
  return names(codeOf(folder), /var\(\s*(--chatpay-[\w-]+)/g);
}

/** What an element's sources say that a page can use: events, slots, parts, custom properties and states. */
export function surfaceOf(folder) {
  const code = codeOf(folder);
  const byClass = eventNames();
  const made = [...names(code, /new (\w+Event)\(/g)];
  const slots = [...code.matchAll(/<slot(?=[\s>])([^>]*)>/g)].map(([, rest]) => /name="([^"]*)"/.exec(rest)?.[1] ?? '');
  const states = [/:state\(([\w-]+)\)/g, /\.states\.(?:add|delete|toggle)\('([\w-]+)'/g];
  return {
    events: new Set(made.map((name) => byClass.get(name)).filter(Boolean)),
    slots: new Set(slots),
    cssParts: partsIn(code),
    cssProperties: tokensOf(folder),
    cssStates: new Set(states.flatMap((pattern) => [...names(code, pattern)])),
  };
}

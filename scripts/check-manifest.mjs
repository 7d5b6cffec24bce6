// Fails when custom-elements.json is not what the elements' sources say, or says less than a page can use: every element,
// attribute, property, method, event, slot, part, custom property and custom state is there, described, and in the sources.
// `npm run manifest` writes it anew.
import {spawnSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';

import {elementFolders, eventsOf, fileOf, FLAGS, surfaceOf} from './element-sources.mjs';

const FILE = 'custom-elements.json';

const eventFlags = new Map(
  ['src/elements/', 'src/vault/'].flatMap((room) => [...eventsOf(room).values()].map((event) => [event.name, event])),
);

/** What is wrong with one element's declaration. */
export function problemsOf(declaration, surface) {
  const problems = [];
  for (const [kind, inSource] of Object.entries(surface)) {
    const listed = declaration[kind] ?? [];
    const documented = new Set(listed.map(({name}) => name));
    for (const name of inSource) if (!documented.has(name)) problems.push(`${kind}: "${name}" is not documented`);
    for (const name of documented) if (!inSource.has(name)) problems.push(`${kind}: "${name}" is not in the sources`);
    if (listed.length > documented.size) problems.push(`${kind}: something is documented twice`);
  }
  const described = ['attributes', 'members', ...Object.keys(surface)];
  for (const kind of described) {
    for (const {name, description, inheritedFrom} of declaration[kind] ?? []) {
      if (!description && !inheritedFrom && name !== 'focus') problems.push(`${kind}: "${name}" has no description`);
    }
  }
  for (const token of declaration.cssProperties ?? []) {
    if (!token.default) problems.push(`cssProperties: "${token.name}" has no default`);
  }
  for (const event of declaration.events ?? []) problems.push(...problemsOfEvent(event));
  for (const {name, type, expandedType} of declaration.attributes ?? []) {
    const text = (expandedType ?? type)?.text.replaceAll(' | undefined', '') ?? '';
    if (!/^(string|number|boolean|('[^']*'( \| )?)+)$/.test(text)) {
      problems.push(`attributes: "${name}" takes a ${text}, whose words are not written out`);
    }
  }
  if (!declaration.description) problems.push('it has no description');
  return problems;
}

/** How an event travels is part of what a page uses, and must be what its class says. */
function problemsOfEvent({name, type, description = '', ...event}) {
  if (!type?.text.endsWith('Event')) return [`events: "${name}" has no type`];
  const flags = eventFlags.get(name);
  if (!flags) return [];
  const wrong = FLAGS.filter((flag) => event[flag] !== flags[flag]);
  const problems = wrong.map((flag) => `events: "${name}" has not the "${flag}" of its class`);
  const saysSo = /cancel(able| the event)/i.test(description);
  if (flags.cancelable && !saysSo) {
    problems.push(`events: "${name}" can be canceled, and its description does not say so`);
  }
  if (!flags.cancelable && saysSo) problems.push(`events: "${name}" cannot be canceled, whatever its description says`);
  return problems;
}

/** What editors are not told of an element: its attributes in VS Code's data, and its attributes and events in JetBrains'. */
function missingInEditors({tagName, attributes = [], events = []}) {
  const read = (file) => JSON.parse(readFileSync(file, 'utf8'));
  const named = ({name}) => name === tagName;
  const code = read('vscode.html-custom-data.json').tags.find(named);
  const jetBrains = read('web-types.json').contributions.html.elements.find(named);
  const missing = (wanted, told = []) => wanted.filter(({name}) => !told.some((one) => one.name === name));
  return [
    ...missing(attributes, code?.attributes).map(({name}) => `attributes: "${name}" is not in VS Code's data`),
    ...missing(attributes, jetBrains?.attributes).map(({name}) => `attributes: "${name}" is not in JetBrains' data`),
    ...missing(events, jetBrains?.events).map(({name}) => `events: "${name}" is not in JetBrains' data`),
  ];
}

function check() {
  const before = existsSync(FILE) ? readFileSync(FILE, 'utf8') : '';
  const {status} = spawnSync('npm', ['run', '-s', 'manifest'], {stdio: 'inherit', shell: process.platform === 'win32'});
  const after = readFileSync(FILE, 'utf8');
  const {modules} = JSON.parse(after);
  const problems =
    status === 0 && after === before ? [] : [`${FILE} was out of date: run "npm run manifest" and commit it`];
  for (const folder of elementFolders()) {
    const declarations = modules.find(({path}) => path === `dist/elements/${folder}/${folder}.js`)?.declarations ?? [];
    const declaration = declarations.find(({tagName}) => tagName === `chatpay-${folder}`);
    const found = declaration
      ? [...problemsOf(declaration, surfaceOf(fileOf(folder))), ...missingInEditors(declaration)]
      : ['it is not there'];
    problems.push(...found.map((problem) => `<chatpay-${folder}> ${problem}`));
  }
  for (const problem of problems) console.error(problem);
  console.log(`${elementFolders().length} elements in ${FILE}, ${problems.length} problems`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}

if (process.argv[1]?.endsWith('check-manifest.mjs')) check();

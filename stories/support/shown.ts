import {update} from '@shoelace-style/localize';
import type {Decorator} from '@storybook/web-components-vite';
import {ReactiveElement} from 'lit';

import {stepsOf} from '../../src/elements/progress/steps.js';
import {CUSTOMER_LOOKS} from '../../src/elements/request/customer-looks.js';
import {LOOKS} from '../../src/elements/status/looks.js';
import {NearestLocalize} from '../../src/locales/localize.js';
import type {Translation} from '../../src/locales/words.js';
import {ANSWERABLE} from '../../src/request/life.js';
import type {RequestView, Session} from '../../src/session/session.js';
import {declarationOf, TAGS, type Entry} from './manifest.js';

// Which states the stories show, so that one without a story is found: every word of the elements' English, every part, every
// value of an attribute that takes words or is there or not, and every status of a request, are in a story of their element's.
// All of it is read from what the library is made of. What a story shows is what is there once it has played; what is said
// aloud and gone counts, too. A word that two elements share is met by one of them, and the demo's screens are not asked.

/** The tag of the current story's element; none where a story is of no element, or is a picture of its parts. */
let component: string | undefined;
/** Whose renders are running, the innermost last. */
const rendering: Element[] = [];
/** What the current story shows. */
const shown = new Set<string>();
/** What was said outside of any render, aloud, in whatever story, and by whom: an element that is put away still speaks. */
const said: {readonly by: Element; readonly what: string}[] = [];

const word = (key: string) => `words: ${key}`;
const part = (tag: string, name: string) => `${tag}: part ${name}`;
const value = (tag: string, name: string, is: unknown) => `${tag}: ${name}=${String(is)}`;
const status = (tag: string, role: string, name: string) => `${tag}: ${name}, for the ${role}`;
const step = (tag: string, name: string) => `${tag}: at the step ${name}`;

/** Whether an element is the story's, or a part of it. */
function isComponents(element: Element): boolean {
  if (element.localName === component) return true;
  const root = element.getRootNode();
  return root instanceof ShadowRoot && isComponents(root.host);
}

const updates = ReactiveElement.prototype as unknown as {performUpdate(): void};
const {performUpdate} = updates;
updates.performUpdate = function (this: ReactiveElement) {
  rendering.push(this);
  try {
    performUpdate.call(this);
  } finally {
    rendering.pop();
  }
};

const words = NearestLocalize.prototype as unknown as {host: Element; term(key: string, ...args: unknown[]): string};
const {term} = words;
words.term = function (this: typeof words, key, ...args) {
  const speaker = rendering.at(-1);
  if (!speaker) said.push({by: this.host, what: word(key)});
  else if (isComponents(speaker)) shown.add(word(key));
  return term.call(this, key, ...args);
};

/** Says which element the stories are of. */
export const noteComponent: Decorator = (story, {component: tag, parameters}) => {
  component = typeof tag === 'string' && !parameters.isAnatomy ? tag : undefined;
  said.length = 0;
  return story();
};

/** English, in whichever files it stands. */
const tables = Object.values(
  (import.meta as unknown as {glob: (path: string[], options: object) => Record<string, object>}).glob(
    ['../../src/locales/**/en*.ts', '!**/en-xa*.ts'],
    {eager: true},
  ),
).flatMap((module) => Object.values(module) as Translation[]);

/**
 * A word that stands by for what the form's mask lets nobody type, since a gift card's number has digits alone; and the titles
 * of the vault's own pages, which no story is.
 */
const NEVER_SAID = ['fault.gift-number.not-digits', 'form.page', 'desk.page'];

const keys = tables.flatMap((table) => Object.keys(table).filter((key) => key !== '$code'));

/** The values of an attribute that has not endless many. */
function valuesOf({type, expandedType}: Entry): readonly unknown[] {
  const text = (expandedType ?? type)?.text ?? '';
  if (text === 'boolean') return [true, false];
  return [...text.matchAll(/'([^']*)'/g)].map(([, found]) => found);
}

/** Everything that stories have to show. */
function statesOf(tag: string): readonly string[] {
  const {attributes = [], cssParts = []} = declarationOf(tag)!;
  return [
    ...cssParts.map(({name}) => part(tag, name)),
    ...attributes.flatMap((attribute) => valuesOf(attribute).map((is) => value(tag, attribute.name, is))),
  ];
}

/** Everything that stories have to show, and what they cannot. @throws {Error} When the latter is no state at all. */
function states(): {readonly wanted: readonly string[]; readonly never: readonly string[]} {
  const unknown = NEVER_SAID.filter((key) => !keys.includes(key));
  if (unknown.length > 0) throw new Error(`no words: ${unknown.join(', ')}`);
  const never = NEVER_SAID.map(word);
  return {wanted: allStates().filter((state) => !never.includes(state)), never};
}

function allStates(): readonly string[] {
  const customers = new Set([...ANSWERABLE, ...Object.keys(CUSTOMER_LOOKS)]);
  const steps = keys.flatMap((key) => /^step\.(.*)$/.exec(key)?.[1] ?? []);
  return [
    ...new Set(keys.map(word)),
    ...TAGS.flatMap(statesOf),
    ...Object.keys(LOOKS).map((name) => status('chatpay-request', 'agent', name)),
    ...[...customers].map((name) => status('chatpay-request', 'customer', name)),
    ...steps.map((name) => step('chatpay-progress', name)),
  ];
}

interface Bound extends HTMLElement {
  readonly request?: string;
  readonly session?: Session;
}

/** What an element is about, as its session or its provider's has it. */
function viewOf(element: Bound): {view: RequestView; session: Session} | undefined {
  const session = element.session ?? element.closest('chatpay-provider')?.session;
  const view = element.request === undefined ? undefined : session?.get(element.request);
  return session && view && {view, session};
}

const isSeen = (element: Element) => {
  const {width, height} = element.getBoundingClientRect();
  return width > 0 && height > 0;
};

function look(element: HTMLElement): void {
  const {localName: tag} = element;
  for (const attribute of declarationOf(tag)?.attributes ?? []) {
    const property = attribute.fieldName && (element as unknown as Record<string, unknown>)[attribute.fieldName];
    shown.add(value(tag, attribute.name, property ?? element.getAttribute(attribute.name)));
  }
  for (const node of element.shadowRoot?.querySelectorAll('[part]') ?? []) {
    if (isSeen(node)) for (const name of node.part) shown.add(part(tag, name));
  }
  const {view, session} = viewOf(element) ?? {};
  if (!view || !session) return;
  if (tag === 'chatpay-request') shown.add(status(tag, session.party.role, view.status));
  if (tag !== 'chatpay-progress') return;
  const current = stepsOf(view.status, view.state, session.eventsOf(view.id)).find(
    ({standing}) => standing === 'current',
  );
  if (current) shown.add(step(tag, current.name));
}

/** All elements of a kind, in shadow trees too. */
function find(root: ParentNode, tag: string): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('*')].flatMap((element) => [
    ...(element.localName === tag ? [element] : []),
    ...(element.shadowRoot ? find(element.shadowRoot, tag) : []),
  ]);
}

async function shownNow(): Promise<readonly string[]> {
  shown.clear();
  const aloud = said.flatMap(({by, what}) => (by.isConnected ? [what] : []));
  if (!component) return aloud;
  update(); // what is on screen is said again
  await new Promise((done) => setTimeout(done));
  for (const element of find(document, component)) look(element);
  return [...shown, ...aloud];
}

/** For `npm run test:stories`: everything that stories have to show, and what the current one does. */
Object.assign(window, {chatpayStates: states, chatpayShown: shownNow});

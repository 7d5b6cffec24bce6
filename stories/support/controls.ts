import type {ArgTypes, Decorator} from '@storybook/web-components-vite';

import {declarationOf, type Entry} from './manifest.js';

/** How a value is set; nothing where it is not for the controls. In the long form: Storybook expands its short one earlier. */
type Control = {readonly type: string; readonly labels?: Record<string, string>} | false;

/** Tokens are kept apart from properties of the same name. */
const isToken = (name: string) => name.startsWith('--');

/** What the manifest says about an element as Storybook's table and controls: one row for all that a page can use. */
export function argTypesOf(tag: string): ArgTypes {
  const declaration = declarationOf(tag);
  if (!declaration) return {};
  const {
    attributes = [],
    members = [],
    events = [],
    slots = [],
    cssParts = [],
    cssProperties = [],
    cssStates = [],
  } = declaration;
  const attributed = new Map(attributes.map((attribute) => [attribute.fieldName ?? attribute.name, attribute]));
  const fields = members.filter(({kind, name}) => kind === 'field' && !attributed.has(name));
  const methods = members.filter(({kind}) => kind === 'method');
  return Object.fromEntries([
    ...[...attributed].map(([key, attribute]) => [key, {...row('attributes', attribute), ...controlOf(attribute)}]),
    ...fields.map((field) => [field.name, row('properties', field, dataControl(field))]),
    ...cssProperties.map((token) => [token.name, row('tokens', token, tokenControl(token))]),
    ...methods.map((method) => [`${method.name}()`, row('methods', {...method, name: `${method.name}()`}, false)]),
    ...events.map((event) => [`event ${event.name}`, row('events', travelOf(event), false)]),
    ...slots.map((slot) => [`slot ${slot.name}`, row('slots', {...slot, name: slot.name || '(default)'}, false)]),
    ...cssParts.map((part) => [`part ${part.name}`, row('parts', part, false)]),
    ...cssStates.map((state) => [`state ${state.name}`, row('states', state, false)]),
  ]) as ArgTypes;
}

function row(category: string, {name, description, type, default: value}: Entry, control: Control = false) {
  return {
    name,
    description,
    control,
    table: {
      category,
      ...(type && {type: {summary: type.text}}),
      ...(value && {defaultValue: {summary: value}}),
    },
  };
}

/** Properties that are plain data can be edited; sessions and functions are the story's own. */
function dataControl({type, name}: Entry): Control {
  if (type?.text === 'number') return {type: 'number'};
  const isOwn = name === 'session' || name === 'now' || /Session|Sign|Find|=>|HTMLElement/.test(type?.text ?? '');
  return !isOwn && {type: 'object'};
}

/** A list of words for a choice of words, with a line for none where there may be none. */
function controlOf({type, expandedType, default: value}: Entry): {control: Control; options?: unknown[]} {
  const text = (expandedType ?? type)?.text.replaceAll(/\s*\|\s*undefined/g, '') ?? 'string';
  if (text === 'boolean' || text === 'number') return {control: {type: text}};
  const words = text.split(/\s*\|\s*/).map((word) => /^'([^']*)'$/.exec(word)?.[1]);
  if (words.some((word) => word === undefined)) return {control: {type: 'text'}};
  return {
    control: {type: 'select', labels: {undefined: '(not set)'}},
    options: [...(value ? [] : [undefined]), ...words],
  };
}

/** An event's row says how it travels. */
function travelOf(event: Entry): Entry {
  const flags = (['bubbles', 'composed', 'cancelable'] as const).filter((flag) => event[flag]);
  const about = event.description?.replace(/\s*Cancelable\.$/, '') ?? '';
  return {...event, description: `${about} (${flags.join(', ') || 'stays at the element'})`};
}

/** Whether a token is a color; others are sizes, fonts, and what `border` and `box-shadow` take. */
export const isColor = (name: string, value: string): boolean =>
  !/(width|radius|size|space|font|index|end|-bubble-border|bar|shadow)$/.test(name) && !/rem|px/.test(value);

function tokenControl({name, default: value = ''}: Entry): Control {
  return {type: isColor(name, value) ? 'color' : 'text'};
}

/** What an element had before the controls changed it, by attribute. */
const before = new WeakMap<Element, Map<string, string | null>>();

/** Puts what was set in the controls onto every element of the story's kind, whatever the story's own markup says. */
export const withControls: Decorator = (story, {component, args, canvasElement, argTypes}) => {
  const result = story();
  if (typeof component !== 'string') return result;
  const {attributes = []} = declarationOf(component) ?? {};
  requestAnimationFrame(() => {
    for (const element of canvasElement.querySelectorAll<HTMLElement>(component)) {
      for (const key of Object.keys(argTypes)) {
        const value: unknown = args[key];
        const attribute = attributes.find(({fieldName, name}) => (fieldName ?? name) === key);
        if (isToken(key)) setToken(element, key, value);
        else if (attribute) setAttribute(element, attribute.name, value);
        else if (value !== undefined && key in element) Object.assign(element, {[key]: value});
      }
    }
  });
  return result;
};

function setToken(element: HTMLElement, name: string, value: unknown): void {
  if (typeof value === 'string' && value) element.style.setProperty(name, value);
  else element.style.removeProperty(name);
}

/** What is not set, or not any more, is as the story has it. */
function setAttribute(element: HTMLElement, name: string, value: unknown): void {
  const kept = before.get(element) ?? new Map<string, string | null>();
  before.set(element, kept);
  if (value === undefined && !kept.has(name)) return;
  if (!kept.has(name)) kept.set(name, element.getAttribute(name));
  const wanted = value === undefined ? (kept.get(name) ?? null) : textOf(value);
  if (wanted === null) element.removeAttribute(name);
  else if (element.getAttribute(name) !== wanted) element.setAttribute(name, wanted);
}

function textOf(value: unknown): string | null {
  if (typeof value === 'boolean') return value ? '' : null;
  return String(value);
}

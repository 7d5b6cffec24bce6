import type {ArgTypes, Decorator} from '@storybook/web-components-vite';

import {declarationOf, type Entry} from './manifest.js';

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
    ...[...attributed].map(([key, attribute]) => [key, row('attributes', attribute, controlOf(attribute))]),
    ...fields.map((field) => [field.name, row('properties', field, isData(field) ? 'object' : false)]),
    ...cssProperties.map((token) => [token.name, row('tokens', token, tokenControl(token))]),
    ...methods.map((method) => [`${method.name}()`, row('methods', {...method, name: `${method.name}()`}, false)]),
    ...events.map((event) => [`event ${event.name}`, row('events', event, false)]),
    ...slots.map((slot) => [`slot ${slot.name}`, row('slots', {...slot, name: slot.name || '(default)'}, false)]),
    ...cssParts.map((part) => [`part ${part.name}`, row('parts', part, false)]),
    ...cssStates.map((state) => [`state ${state.name}`, row('states', state, false)]),
  ]) as ArgTypes;
}

function row(category: string, {name, description, type, default: value}: Entry, control: unknown) {
  return {
    name,
    description,
    control,
    table: {category, type: {summary: type?.text ?? ''}, ...(value && {defaultValue: {summary: value}})},
  };
}

/** Properties that are plain data can be edited; sessions and functions are the story's own. */
function isData({type, name}: Entry): boolean {
  return name !== 'session' && !/Session|Sign|=>/.test(type?.text ?? '');
}

function controlOf({type}: Entry): unknown {
  const text = type?.text.replace(/\s*\|\s*undefined/, '') ?? 'string';
  if (text === 'boolean') return 'boolean';
  if (text === 'number') return 'number';
  return 'text';
}

function tokenControl({name, default: value = ''}: Entry): unknown {
  return /width|radius|size|space|font$|index|end$|rem|px/.test(name + value) ? 'text' : 'color';
}

/** Puts what was set in the controls onto every element of the story's kind, whatever the story's own markup says. */
export const withControls: Decorator = (story, {component, args, canvasElement, argTypes}) => {
  const result = story();
  if (typeof component !== 'string') return result;
  const {attributes = []} = declarationOf(component) ?? {};
  requestAnimationFrame(() => {
    for (const element of canvasElement.querySelectorAll<HTMLElement>(component)) {
      for (const key of Object.keys(argTypes)) {
        const value: unknown = args[key];
        if (isToken(key)) setToken(element, key, value);
        else if (value !== undefined) {
          const attribute = attributes.find(({fieldName, name}) => (fieldName ?? name) === key);
          if (attribute) setAttribute(element, attribute.name, value);
          else if (key in element) Object.assign(element, {[key]: value});
        }
      }
    }
  });
  return result;
};

function setToken(element: HTMLElement, name: string, value: unknown): void {
  if (typeof value === 'string' && value) element.style.setProperty(name, value);
  else element.style.removeProperty(name);
}

function setAttribute(element: HTMLElement, name: string, value: unknown): void {
  if (typeof value === 'boolean') element.toggleAttribute(name, value);
  else element.setAttribute(name, String(value));
}

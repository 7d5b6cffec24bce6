import {executeServerCommand} from '@web/test-runner-commands';
import {fixture, fixtureCleanup, html} from '@open-wc/testing';
import type {LitElement, TemplateResult} from 'lit';

import type {RequestStatus} from '../../src/session/session.js';
import {stageIn, type SetUp, type Stage} from '../../stories/support/stage.js';

const stages: Stage[] = [];

/** A stage with one request of a status; it ends with the test. */
export async function stageFor(status: RequestStatus, setUp?: SetUp): Promise<{stage: Stage; request: string}> {
  const made = await stageIn(status, setUp);
  stages.push(made.stage);
  return made;
}

/** Has a stage end with the test. */
export function onStage(stage: Stage): void {
  stages.push(stage);
}

/** Ends every stage and takes every fixture away. For `afterEach`. */
export async function clearStages(): Promise<void> {
  fixtureCleanup();
  for (const stage of stages.splice(0)) stage.stop();
  document.documentElement.style.colorScheme = '';
  document.documentElement.dir = '';
  await executeServerCommand('media', {});
}

/** A fixture that is up to date, with all that it loads late. */
export async function rendered<E extends LitElement>(template: TemplateResult): Promise<E> {
  const element = await fixture<E>(template);
  await element.updateComplete;
  return element;
}

/** Waits until something holds, a minute at most; fails with its text otherwise. */
export async function until(holds: () => unknown, what: string): Promise<void> {
  const end = performance.now() + 60_000;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`it never came to this: ${what}`);
    await new Promise((done) => setTimeout(done, 5));
  }
}

/** All text that a person can read in an element, through its shadow roots, with white space as one space. */
export function textOf(element: Element): string {
  const texts: string[] = [];
  visit(element.shadowRoot ?? element, texts);
  return texts.join(' ').replace(/\s+/g, ' ').trim();
}

function visit(node: Node, texts: string[]): void {
  if (node instanceof Text) texts.push(node.data);
  if (node instanceof HTMLStyleElement) return;
  if (node instanceof Element && node.shadowRoot) visit(node.shadowRoot, texts);
  for (const child of node.childNodes) visit(child, texts);
}

/** The part of an element, or of an element inside it. */
export function partOf(element: Element, part: string): HTMLElement | undefined {
  for (const inner of element.shadowRoot?.querySelectorAll<HTMLElement>('*') ?? []) {
    if (inner.part.contains(part)) return inner;
    const found = inner.shadowRoot ? partOf(inner, part) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** Presses the button of a part. */
export function press(element: Element, part: string): void {
  const button = partOf(element, part);
  if (!button) throw new Error(`there is no part ${part}`);
  button.click();
}

/** Every look in which an element has to be accessible. */
export const LOOKS: readonly {name: string; apply: () => Promise<void>}[] = [
  {name: 'light', apply: async () => {}},
  {
    name: 'dark',
    apply: async () => {
      document.documentElement.style.colorScheme = 'dark';
      document.body.style.background = 'Canvas';
    },
  },
  {
    name: 'right to left',
    apply: async () => {
      document.documentElement.dir = 'rtl';
    },
  },
  {
    name: 'forced colors',
    apply: async () => {
      await executeServerCommand('media', {'forced-colors': 'active'});
    },
  },
];

export {html};

import type {Decorator, StoryObj} from '@storybook/web-components-vite';
import {LitElement, css, html, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';

import {declarationOf, type Entry} from './manifest.js';

type Found = {readonly part: Entry; readonly boxes: readonly DOMRect[]};

/** Finds the innermost nodes of a part, through the elements inside. */
function find(root: ShadowRoot | null, part: string): HTMLElement[] {
  return [...(root?.querySelectorAll<HTMLElement>('*') ?? [])].flatMap((node) => [
    ...(node.part.contains(part) ? [node] : []),
    ...(node.shadowRoot && !node.localName.startsWith('chatpay-') ? find(node.shadowRoot, part) : []),
  ]);
}

/** The live element with a number on each of its parts, and the numbers' list: names and words out of the manifest. */
export class Anatomy extends LitElement {
  static override styles = css`
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 1.5rem 2.5rem;
      font:
        0.875rem/1.45 system-ui,
        sans-serif;
      align-items: start;
    }
    figure {
      flex: 1 1 20rem;
      position: relative;
      margin: 0;
      padding: 1rem;
      min-inline-size: 0;
    }
    ol {
      flex: 1 1 18rem;
      margin: 0;
      padding: 0;
      list-style: none;
      display: grid;
      gap: 0.5rem;
    }
    li {
      display: grid;
      grid-template-columns: 1.5rem 1fr;
      gap: 0.5rem;
    }
    .number {
      display: inline-grid;
      place-items: center;
      inline-size: 1.375rem;
      block-size: 1.375rem;
      border-radius: 50%;
      background: #6d1fb1;
      color: #fff;
      font:
        700 0.75rem/1 system-ui,
        sans-serif;
    }
    figure .number {
      position: absolute;
      translate: -60% -60%;
      box-shadow: 0 0 0 2px Canvas;
    }
    .frame {
      position: absolute;
      border: 1.5px dashed #6d1fb1;
      border-radius: 4px;
      pointer-events: none;
    }
    @media (prefers-color-scheme: dark) {
      .frame {
        border-color: #c79bf0;
      }
    }
    code {
      font-family: ui-monospace, monospace;
    }
  `;

  @property() of = '';
  @state() private found: readonly Found[] = [];

  readonly #resize = new ResizeObserver(() => this.#measure());

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resize.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize.disconnect();
  }

  protected override firstUpdated(): void {
    for (const ms of [0, 200, 600]) setTimeout(() => this.#measure(), ms);
  }

  #measure(): void {
    const element = this.querySelector(this.of);
    const figure = this.renderRoot.querySelector('figure')?.getBoundingClientRect();
    if (!element || !figure) return;
    const seen = new Set<string>();
    this.found = (declarationOf(this.of)?.cssParts ?? []).flatMap((part) => {
      const boxes = find(element.shadowRoot, part.name)
        .map((node) => node.getBoundingClientRect())
        .filter(({width, height}) => width > 0 && height > 0)
        .map(({x, y, width, height}) => new DOMRect(x - figure.x, y - figure.y, width, height))
        .slice(0, 1);
      const key = boxes.map(({x, y, width, height}) => [x, y, width, height].map(Math.round).join()).join(' ');
      if (boxes.length === 0 || seen.has(key)) return [];
      seen.add(key);
      return [{part, boxes}];
    });
  }

  /** Parts that are there in another state, or that fill the same box as one of the others. */
  #rest(): Entry[] {
    return (declarationOf(this.of)?.cssParts ?? []).filter((part) => !this.found.some((found) => found.part === part));
  }

  protected override render(): TemplateResult {
    const at = ({x, y, width, height}: DOMRect) => `left: ${x}px; top: ${y}px; width: ${width}px; height: ${height}px`;
    return html`
      <figure aria-label="Parts of ${this.of}">
        <slot></slot>
        ${this.found.flatMap(({boxes}, index) =>
          boxes.map(
            (box) =>
              html`<span class="frame" style=${at(box)}></span>
                <span class="number" style="left: ${box.x}px; top: ${box.y}px" aria-hidden="true">${index + 1}</span>`,
          ),
        )}
      </figure>
      <ol>
        ${this.found.map(
          ({part}, index) =>
            html`<li>
              <span class="number" aria-hidden="true">${index + 1}</span>
              <span><code>::part(${part.name})</code> ${part.description}</span>
            </li>`,
        )}
        ${this.#rest().map(
          (part) =>
            html`<li>
              <span></span><span><code>::part(${part.name})</code> ${part.description} Not in this picture.</span>
            </li>`,
        )}
      </ol>
    `;
  }
}

customElements.define('story-anatomy', Anatomy);

const withAnatomy: Decorator = (story, {component}) =>
  html`<story-anatomy of=${component as string}>${story()}</story-anatomy>`;

/** A picture of an element's parts, made of one of its stories. */
export function anatomyOf(story: StoryObj): StoryObj {
  return {...story, decorators: [...[story.decorators ?? []].flat(), withAnatomy], name: 'Anatomy'};
}

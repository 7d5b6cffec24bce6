import type {Decorator, StoryObj} from '@storybook/web-components-vite';
import {LitElement, css, html, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';

import {declarationOf} from './manifest.js';

/** Something with a name on the picture: a part of an element, or a piece of what has no parts. */
export interface Piece {
  readonly name: string;
  readonly description?: string;
  /** Where it is, as a selector: in the element's root, or in the document of a frame. A part without one is found by its name. */
  readonly at?: string;
}

type Found = {readonly piece: Piece; readonly box: DOMRect};

/** Finds the innermost nodes of a part, through the elements inside. */
function find(root: ShadowRoot | null, part: string): HTMLElement[] {
  return [...(root?.querySelectorAll<HTMLElement>('*') ?? [])].flatMap((node) => [
    ...(node.part.contains(part) ? [node] : []),
    ...(node.shadowRoot && !node.localName.startsWith('chatpay-') ? find(node.shadowRoot, part) : []),
  ]);
}

/** Where what is inside an element begins, and the place of that on the page: a frame has coordinates of its own. */
function insideOf(element: Element): {root: ParentNode; x: number; y: number} {
  if (!(element instanceof HTMLIFrameElement)) return {root: element.shadowRoot ?? element, x: 0, y: 0};
  const {x, y} = element.getBoundingClientRect();
  return {root: element.contentDocument!, x: x + element.clientLeft, y: y + element.clientTop};
}

/**
 * The live element with a number on each of its parts, and the numbers' list. Names and words are out of the manifest, or given
 * where there are no parts to name.
 */
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
      border: 1.5px dashed light-dark(#6d1fb1, #c79bf0);
      border-radius: 4px;
      pointer-events: none;
    }
    code {
      font-family: ui-monospace, monospace;
    }
  `;

  @property() of = '';
  @property({attribute: false}) pieces?: readonly Piece[];
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
    for (const ms of [0, 200, 600, 1500]) setTimeout(() => this.#measure(), ms);
  }

  #measure(): void {
    const element = this.querySelector(this.of);
    const figure = this.renderRoot.querySelector('figure')?.getBoundingClientRect();
    if (!element || !figure) return;
    const inside = insideOf(element);
    const seen = new Set<string>();
    this.found = this.#all().flatMap((piece) => {
      const nodes = piece.at ? [...inside.root.querySelectorAll(piece.at)] : find(element.shadowRoot, piece.name);
      const box = nodes.map((node) => node.getBoundingClientRect()).find(({width, height}) => width > 0 && height > 0);
      const key = box && [box.x, box.y, box.width, box.height].map(Math.round).join();
      if (!box || !key || seen.has(key)) return [];
      seen.add(key);
      const [x, y] = [box.x + inside.x - figure.x, box.y + inside.y - figure.y];
      return [{piece, box: new DOMRect(x, y, box.width, box.height)}];
    });
  }

  #all(): readonly Piece[] {
    return this.pieces ?? declarationOf(this.of)?.cssParts ?? [];
  }

  /** Parts that are there in another state, or that fill the same box as one of the others. */
  #rest(): readonly Piece[] {
    return this.#all().filter((piece) => !this.found.some((found) => found.piece === piece));
  }

  protected override render(): TemplateResult {
    const at = ({x, y, width, height}: DOMRect) => `left: ${x}px; top: ${y}px; width: ${width}px; height: ${height}px`;
    return html`
      <figure aria-label="Parts of ${this.of}">
        <slot></slot>
        ${this.found.map(
          ({box}, index) =>
            html`<span class="frame" style=${at(box)}></span>
              <span class="number" style="left: ${box.x}px; top: ${box.y}px" aria-hidden="true">${index + 1}</span>`,
        )}
      </figure>
      <ol>
        ${this.found.map(
          ({piece}, index) =>
            html`<li>
              <span class="number" aria-hidden="true">${index + 1}</span>
              <span>${nameOf(piece)} ${piece.description}</span>
            </li>`,
        )}
        ${this.#rest().map(
          (piece) =>
            html`<li><span></span><span>${nameOf(piece)} ${piece.description} Not in this picture.</span></li>`,
        )}
      </ol>
    `;
  }
}

const nameOf = ({name, at}: Piece): TemplateResult =>
  at ? html`<strong>${name}.</strong>` : html`<code>::part(${name})</code>`;

customElements.define('story-anatomy', Anatomy);

const withAnatomy =
  (pieces?: readonly Piece[]): Decorator =>
  (story, {component = 'iframe'}) =>
    html`<story-anatomy of=${component as string} .pieces=${pieces}>${story()}</story-anatomy>`;

/**
 * A picture of an element's parts, made of one of its stories; of pieces, where it has no parts.
 *
 * @param height How high the frame is in the docs, of a story that has to be played.
 */
export function anatomyOf(story: StoryObj, pieces?: readonly Piece[], height = '34rem'): StoryObj {
  return {
    ...story,
    decorators: [...[story.decorators ?? []].flat(), withAnatomy(pieces)],
    // a page of docs plays nothing, but a frame in it does
    parameters: {isAnatomy: true, ...(story.play && {docs: {story: {inline: false, height}}})},
    name: 'Anatomy',
  };
}

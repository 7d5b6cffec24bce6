import type {Decorator, StoryObj} from '@storybook/web-components-vite';
import {LitElement, css, html, nothing, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';

import {declarationOf} from './manifest.js';

/** Something with a name on the picture: a part of an element, or a piece of what has no parts. */
export interface Piece {
  readonly name: string;
  readonly description?: string;
  /** Where it is, as a selector: in the element's root, or in the document of a frame. A part without one is found by its name. */
  readonly at?: string;
}

/** What a picture shows: pieces of what has no parts; else all parts, only some, or all but those of another picture. */
export type About =
  readonly Piece[] | {readonly only: readonly string[]} | {readonly but: readonly string[]; readonly where: string};

/** A piece, where it is on the picture, and where its number is: beside the others where several pieces begin at one place. */
type Found = {readonly piece: Piece; readonly box: DOMRect; readonly numberAt: number};

/** Distance between two numbers' middles, in CSS pixels. */
const APART = 24;

/** How long a picture may take to be whole. */
const LIMIT_MS = 10_000;

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
 * where there are no parts to name. An element that never shows all of its parts at once may stand there more than once.
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
    /* what would cover a phone's screen covers the picture alone */
    .stage {
      contain: layout;
      /* where colors are forced, the picture's edge */
      border: 1px solid transparent;
      border-radius: 0.75rem;
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
    /* over whatever the element lays over the page */
    .marks {
      display: contents;
    }
    .marks:popover-open {
      display: block;
      position: absolute;
      margin: 0;
      padding: 0;
      border: 0;
      background: none;
      overflow: visible;
      pointer-events: none;
    }
    figure .number {
      position: absolute;
      z-index: 1001;
      translate: -60% -60%;
      box-shadow: 0 0 0 2px Canvas;
    }
    .frame {
      position: absolute;
      z-index: 1001;
      box-sizing: border-box;
      border: 1.5px dashed light-dark(#6d1fb1, #c79bf0);
      border-radius: 4px;
      pointer-events: none;
    }
    code {
      font-family: ui-monospace, monospace;
    }
  `;

  @property() of = '';
  @property({attribute: false}) about: About = {but: [], where: ''};
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

  /** What should be on the picture and is not, by name, as it is now. */
  missing(): readonly string[] {
    this.#measure();
    return this.#wanted().flatMap((piece) => (this.found.some((found) => found.piece === piece) ? [] : [piece.name]));
  }

  #measure(): void {
    const elements = [...this.querySelectorAll(this.of)];
    const figure = this.renderRoot.querySelector('figure')?.getBoundingClientRect();
    if (elements.length === 0 || !figure) return;
    const seen = new Set<string>();
    const numbers: {readonly x: number; readonly y: number}[] = [];
    this.found = this.#wanted().flatMap((piece) => {
      const box = elements.map((element) => boxOf(element, piece)).find((found) => found !== undefined);
      const key = box && [box.x, box.y, box.width, box.height].map(Math.round).join();
      if (!box || !key || seen.has(key)) return [];
      seen.add(key);
      let {x: numberAt} = box;
      const isTaken = () =>
        numbers.some(({x, y}) => Math.abs(x - numberAt) < APART && Math.abs(y - box.y) < APART * 0.7);
      while (isTaken()) numberAt += APART;
      numbers.push({x: numberAt, y: box.y});
      const inFigure = new DOMRect(box.x - figure.x, box.y - figure.y, box.width, box.height);
      return [{piece, box: inFigure, numberAt: numberAt - figure.x}];
    });
    this.#lift(figure, elements);
  }

  /** Over a panel in the browser's top layer, the marks have to be there too. */
  #lift({x, y, width}: DOMRect, elements: readonly Element[]): void {
    const marks = this.renderRoot.querySelector<HTMLElement>('.marks')!;
    const isOver = elements.some(({shadowRoot}) => shadowRoot?.querySelector(':popover-open'));
    if (isOver !== marks.matches(':popover-open')) marks.togglePopover(isOver);
    if (isOver) marks.style.cssText = `left: ${x + scrollX}px; top: ${y + scrollY}px; width: ${width}px`;
  }

  #wanted(): readonly Piece[] {
    const {about} = this;
    if (!('only' in about || 'but' in about)) return about;
    const parts = declarationOf(this.of)?.cssParts ?? [];
    return parts.filter(({name}) => ('only' in about ? about.only.includes(name) : !about.but.includes(name)));
  }

  protected override render(): TemplateResult {
    const at = ({x, y, width, height}: DOMRect) => `left: ${x}px; top: ${y}px; width: ${width}px; height: ${height}px`;
    return html`
      <figure aria-label="Parts of ${this.of}">
        <div class="stage"><slot></slot></div>
        <div class="marks" popover="manual">
          ${this.found.map(
            ({box, numberAt}, index) =>
              html`<span class="frame" style=${at(box)}></span>
                <span class="number" style="left: ${numberAt}px; top: ${box.y}px" aria-hidden="true"
                  >${index + 1}</span
                >`,
          )}
        </div>
      </figure>
      <ol>
        ${this.found.map(
          ({piece}, index) =>
            html`<li>
              <span class="number" aria-hidden="true">${index + 1}</span>
              <span>${nameOf(piece)} ${piece.description}</span>
            </li>`,
        )}
        ${'but' in this.about && this.about.where ? html`<li><span></span><span>${this.about.where}</span></li>` : nothing}
      </ol>
    `;
  }
}

/** Where a piece of an element is on the page, if it is there. */
function boxOf(element: Element, {name, at}: Piece): DOMRect | undefined {
  const inside = insideOf(element);
  const nodes = at ? [...inside.root.querySelectorAll(at)] : find(element.shadowRoot, name);
  const box = nodes.map((node) => node.getBoundingClientRect()).find(({width, height}) => width > 0 && height > 0);
  return box && new DOMRect(box.x + inside.x, box.y + inside.y, box.width, box.height);
}

const nameOf = ({name, at}: Piece): TemplateResult =>
  at ? html`<strong>${name}.</strong>` : html`<code>::part(${name})</code>`;

customElements.define('story-anatomy', Anatomy);

const withAnatomy =
  (about?: About): Decorator =>
  (story, {component = 'iframe'}) =>
    html`<story-anatomy of=${component as string} .about=${about ?? {but: [], where: ''}}>${story()}</story-anatomy>`;

interface Drawn {
  /** How high the frame is in the docs, of a story that has to be played. */
  readonly height?: string;
  readonly name?: string;
  /** What comes before a look at the picture; the story's own play when left out. */
  readonly first?: StoryObj['play'];
}

/**
 * A picture of an element's parts, made of one of its stories; of pieces, where it has no parts. The story fails when
 * something that it should show is not on it.
 *
 */
export function anatomyOf(
  story: StoryObj,
  about?: About,
  {height = '34rem', name = 'Anatomy', first = story.play}: Drawn = {},
): StoryObj {
  return {
    ...story,
    decorators: [...[story.decorators ?? []].flat(), withAnatomy(about)],
    // a page of docs plays nothing, but a frame in it does
    parameters: {isAnatomy: true, ...(story.play && {docs: {story: {inline: false, height}}})},
    name,
    play: async (context) => {
      await first?.(context);
      const anatomy = context.canvasElement.querySelector<Anatomy>('story-anatomy')!;
      for (let end = Date.now() + LIMIT_MS; anatomy.missing().length > 0;) {
        if (Date.now() > end) throw new Error(`not on the picture: ${anatomy.missing().join(', ')}`);
        await new Promise((done) => setTimeout(done, 20));
      }
    },
  };
}

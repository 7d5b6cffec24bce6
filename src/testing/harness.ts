import type {LitElement} from 'lit';

/** What a person can read and press in an element, whatever its markup is. Made by one of the `…Harness` functions. */
export class Harness<E extends LitElement = LitElement> {
  readonly element: E;

  constructor(element: E) {
    this.element = element;
  }

  /** Settles once the element has drawn what was set, with all that it loads late. */
  async ready(): Promise<this> {
    await this.element.updateComplete;
    return this;
  }

  /** All text that a person can read, with white space as one space. */
  text(): string {
    return textOf(this.element.shadowRoot ?? this.element);
  }

  /** The text of a documented part; absent when the part is. */
  textOf(part: string): string | undefined {
    const found = this.find(part);
    return found && textOf(found);
  }

  /** Whether a part is there. */
  has(part: string): boolean {
    return this.find(part) !== undefined;
  }

  /**
   * Presses the button of a part.
   *
   * @returns Settles once the element has drawn what came of it at once.
   * @throws {Error} When there is no such button, or it cannot be pressed now.
   */
  async press(part: string): Promise<void> {
    const button = this.find(part);
    if (!(button instanceof HTMLButtonElement)) throw new Error(`${this.#name} has no button ${part} now`);
    if (button.disabled || button.ariaDisabled === 'true') throw new Error(`${this.#name}: ${part} is disabled`);
    button.click();
    await this.element.updateComplete;
  }

  /** Types into the field of a part, in place of what is there. @throws {Error} When there is no such field. */
  async type(part: string, text: string): Promise<void> {
    const field = this.find(part);
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) {
      throw new Error(`${this.#name} has no field ${part} now`);
    }
    field.value = text;
    field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
    await this.element.updateComplete;
  }

  /** The innermost node of a part, here or in an element inside. */
  find(part: string): HTMLElement | undefined {
    return findPart(this.element, part);
  }

  /** Settles when something holds. @throws {Error} When it does not within `limitMs`, ten seconds when left out. */
  async until(holds: (harness: this) => unknown, limitMs = 10_000): Promise<void> {
    const end = performance.now() + limitMs;
    for (await this.ready(); !holds(this); await this.ready()) {
      if (performance.now() > end) throw new Error(`${this.#name} stays as it is: ${this.text()}`);
      await new Promise((done) => setTimeout(done, 5));
    }
  }

  get #name(): string {
    return `<${this.element.localName}>`;
  }
}

function findPart(element: Element, part: string): HTMLElement | undefined {
  for (const inner of element.shadowRoot?.querySelectorAll<HTMLElement>('*') ?? []) {
    if (inner.part.contains(part)) return inner;
    const found = inner.shadowRoot ? findPart(inner, part) : undefined;
    if (found) return found;
  }
  return undefined;
}

function textOf(node: Node): string {
  const texts: string[] = [];
  collect(node, texts);
  return texts.join(' ').replace(/\s+/g, ' ').trim();
}

function collect(node: Node, texts: string[]): void {
  if (node instanceof HTMLStyleElement) return;
  if (node instanceof Text) texts.push(node.data);
  if (node instanceof Element && node.shadowRoot) collect(node.shadowRoot, texts);
  for (const child of node.childNodes) collect(child, texts);
}

/** Where the customer's form takes the whole screen: a phone, upright or lying; a window at 200 %. As `form.styles.ts` has it. */
const WHOLE_SCREEN = '(max-width: 480px), (max-height: 480px)';

/**
 * Everything on the page but one element. While that takes the whole screen, nothing outside can be reached: what lies under
 * it would take the focus unseen.
 */
export class Outside {
  readonly #element: HTMLElement;
  readonly #screen = matchMedia(WHOLE_SCREEN);
  readonly #onScreen = () => this.#look();
  #isShut = false;
  #held: HTMLElement[] = [];

  constructor(element: HTMLElement) {
    this.#element = element;
  }

  /** From now on nothing outside can be reached where the whole screen is taken. */
  shut(): void {
    this.#isShut = true;
    this.#screen.addEventListener('change', this.#onScreen);
    this.#look();
  }

  /** Everything is as it was. */
  open(): void {
    this.#isShut = false;
    this.#screen.removeEventListener('change', this.#onScreen);
    this.#look();
  }

  #look(): void {
    const isHeld = this.#held.length > 0;
    if (isHeld === (this.#isShut && this.#screen.matches)) return;
    if (!isHeld) this.#held = besides(this.#element).filter((other) => !other.inert);
    for (const other of this.#held) other.inert = !isHeld;
    if (isHeld) this.#held = [];
  }
}

/** All that is beside an element, and beside everything that it is drawn in. */
function besides(element: Element): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (let at: Element | null = element; at && at !== document.body; at = around(at)) {
    for (const other of at.parentNode?.children ?? []) {
      if (other !== at && other instanceof HTMLElement && !other.matches('script, style, link, dialog'))
        found.push(other);
    }
  }
  return found;
}

/** What an element is drawn in. */
export function around(element: Element): Element | null {
  const root = element.getRootNode();
  return element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

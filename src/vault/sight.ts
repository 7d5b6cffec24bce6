/** How long the button must have been in clear sight: less is no time to read what it says. */
const SETTLE_MS = 500;

/** How often the browser looks; 100 ms is the shortest that it takes. */
const LOOK_MS = 100;

/**
 * Tells whether a button can be pressed knowingly: nothing covers it or makes it transparent, as far as the browser says,
 * for half a second. A courtesy against clickjacking, with limits: only Chromium looks (Intersection Observer version 2),
 * elsewhere the half second alone counts; and a page that has drawn something around the frame, or moved it just in time,
 * is not seen. A button that is out of view cannot be clicked, so that it does not count as covered.
 */
export class Sight {
  readonly #onChange: (isClear: boolean) => void;
  readonly #observer: IntersectionObserver;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isClear = false;

  constructor(onChange: (isClear: boolean) => void) {
    this.#onChange = onChange;
    const options = {threshold: [0, 0.5, 1], trackVisibility: true, delay: LOOK_MS};
    this.#observer = new IntersectionObserver((entries) => this.#look(entries.at(-1)), options);
  }

  /** Whether the button can be pressed now. */
  get isClear(): boolean {
    return this.#isClear;
  }

  /** Begins to look. */
  watch(button: Element): void {
    this.#observer.observe(button);
    this.#settle();
  }

  /** Looks no more; what it says stays as it is. */
  stop(): void {
    this.#observer.disconnect();
    clearTimeout(this.#timer);
  }

  #look(entry: (IntersectionObserverEntry & {readonly isVisible?: boolean}) | undefined): void {
    if (!entry) return;
    const isCovered = entry.isIntersecting && entry.isVisible === false;
    if (!isCovered) return this.#settle();
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#set(false);
  }

  #settle(): void {
    if (!this.#isClear) this.#timer ??= setTimeout(() => this.#set(true), SETTLE_MS);
  }

  #set(isClear: boolean): void {
    if (isClear === this.#isClear) return;
    this.#isClear = isClear;
    this.#onChange(isClear);
  }
}

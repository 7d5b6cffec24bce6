/** How long the button must have been in clear sight: less is no time to read what it says. */
const SETTLE_MS = 500;

/** How often the browser looks; 100 ms is the shortest that it takes. */
const LOOK_MS = 100;

/** How much of the button a page around it may clip: a browser's own bars take a little now and then. */
const CLIPPED = 0.25;

/**
 * How a button is seen: one way or another for half a second, or not yet for that long. One that is cut runs over the upper or
 * the lower edge of what is in view, as when the page around it is scrolled.
 */
export type Seen = 'unsettled' | 'clear' | 'cut' | 'covered';

/**
 * Tells whether a button can be pressed knowingly: nothing covers it, clips it, makes it transparent or distorts it, as far
 * as the browser says, for half a second. A courtesy against clickjacking, with limits: only Chromium tells more than what
 * is clipped (Intersection Observer version 2); and what a page has drawn around the frame is not seen. That it moved the
 * frame just in time is `Aim`'s to tell. A button that is out of view cannot be clicked, so that it does not count as covered.
 */
export class Sight {
  readonly #onChange: (seen: Seen) => void;
  readonly #observer: IntersectionObserver;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #seen: Seen = 'unsettled';
  /** What it will be once it has been so for long enough. */
  #next: Seen = 'unsettled';

  /** @param onChange Only a button in clear sight can be pressed. What covers it is said at once, what cuts it at a press. */
  constructor(onChange: (seen: Seen) => void) {
    this.#onChange = onChange;
    const options = {threshold: [0, 0.25, 0.5, 0.75, 1], trackVisibility: true, delay: LOOK_MS};
    this.#observer = new IntersectionObserver((entries) => this.#look(entries.at(-1)), options);
  }

  /** Whether the button can be pressed now. */
  get isClear(): boolean {
    return this.#seen === 'clear';
  }

  /** Begins to look, or begins anew: what was seen while the form was put away says nothing any more. */
  watch(button: Element): void {
    this.#observer.disconnect();
    this.#observer.observe(button);
    this.#next = 'unsettled';
    this.#set('unsettled');
    this.#turn('clear');
  }

  /** Looks no more; what it says stays as it is. */
  stop(): void {
    this.#observer.disconnect();
    clearTimeout(this.#timer);
  }

  #look(entry: (IntersectionObserverEntry & {readonly isVisible?: boolean}) | undefined): void {
    if (!entry) return;
    const isCovered = entry.isVisible === false || isClipped(entry);
    if (!entry.isIntersecting || !isCovered) this.#turn('clear');
    else this.#turn(isCut(entry) ? 'cut' : 'covered');
  }

  #turn(next: Seen): void {
    if (next === this.#next) return;
    this.#next = next;
    if (this.isClear) this.#set('unsettled');
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#set(next), SETTLE_MS);
  }

  #set(seen: Seen): void {
    if (seen === this.#seen) return;
    this.#seen = seen;
    this.#onChange(seen);
  }
}

/** Whether what is seen of the button is all that lies on one side of a level edge, and nothing else is in the way. */
function isCut(entry: IntersectionObserverEntry & {readonly isVisible?: boolean}): boolean {
  const {boundingClientRect: button, intersectionRect: seen} = entry;
  const isWide = seen.width >= button.width - 1;
  const isAtEdge = Math.abs(seen.top - button.top) < 1 || Math.abs(seen.bottom - button.bottom) < 1;
  return entry.isVisible !== false && isWide && isAtEdge;
}

/** Whether a page around the frame clips the button: that the form itself is scrolled is the customer's own doing. */
function isClipped({boundingClientRect: button, intersectionRect: seen, target}: IntersectionObserverEntry): boolean {
  const {clientWidth, clientHeight} = target.ownerDocument.documentElement;
  const width = Math.min(button.right, clientWidth) - Math.max(button.left, 0);
  const height = Math.min(button.bottom, clientHeight) - Math.max(button.top, 0);
  return seen.width * seen.height < width * height * (1 - CLIPPED);
}

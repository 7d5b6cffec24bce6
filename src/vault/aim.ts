/** How long a press does not count after the frame was seen to move: less is no time to see what is under the pointer now. */
const SETTLE_MS = 500;

/** How far apart two places may be and still be one, in pixels: hands tremble, and scaled screens round. */
const TREMBLE = 16;

/**
 * Tells whether a button is pressed because the mouse has come to it, or because a page around the frame has moved the frame
 * under the mouse, just in time for a press that was meant for something else.
 *
 * A mouse is heard to move to a place before it presses there. So a press does not count where the mouse was not heard to
 * come, nor soon after it got elsewhere in the frame by more than the hand has moved it on the screen. A frame that is moved
 * while the mouse is on its way is not seen: what drives a mouse by program jumps likewise. Fingers are not heard before they
 * touch, and keys and assistive technology have no place: none of them is ever held up.
 */
export class Aim {
  readonly #button: () => Element | null;
  readonly #onPress: (isMisled: boolean) => void;
  readonly #stopped = new AbortController();
  /** What was heard of the mouse last. */
  #last: PointerEvent | undefined;
  #movedAt = -Infinity;
  #isMisled = false;

  /**
   * @param root Where to listen: whatever the mouse can be over in the frame.
   * @param button What must not be pressed unawares.
   * @param onPress Each press of it, and whether that was kept from it: it goes no further then.
   */
  constructor(root: Document, button: () => Element | null, onPress: (isMisled: boolean) => void) {
    this.#button = button;
    this.#onPress = onPress;
    const options = {capture: true, signal: this.#stopped.signal};
    root.addEventListener('pointermove', (event) => this.#onMove(event), options);
    root.addEventListener('pointerdown', (event) => this.#onDown(event), options);
    root.addEventListener('click', (event) => this.#onClick(event), options);
  }

  /** Listens no more. */
  stop(): void {
    this.#stopped.abort();
  }

  #onMove(event: PointerEvent): void {
    if (event.pointerType !== 'mouse') return;
    if (this.#last && leaps(event, this.#last)) this.#movedAt = event.timeStamp;
    this.#last = event;
  }

  #onDown(event: PointerEvent): void {
    this.#isMisled = event.pointerType === 'mouse' && this.#misleads(event);
    if (event.pointerType === 'mouse') this.#last = event;
  }

  #misleads(event: PointerEvent): boolean {
    if (!this.#last || isElsewhere(event, this.#last)) this.#movedAt = event.timeStamp;
    return event.timeStamp - this.#movedAt < SETTLE_MS;
  }

  #onClick(event: MouseEvent): void {
    const button = this.#button();
    // a click that counts no presses is a key's, a script's or assistive technology's
    if (event.detail === 0 || !button || !event.composedPath().includes(button)) return;
    if (this.#isMisled) {
      event.preventDefault();
      event.stopPropagation();
    }
    this.#onPress(this.#isMisled);
  }
}

const inFrame = (a: PointerEvent, b: PointerEvent) => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
const onScreen = (a: PointerEvent, b: PointerEvent) => Math.hypot(a.screenX - b.screenX, a.screenY - b.screenY);

/** Whether the mouse has not come to where it presses. */
function isElsewhere(now: PointerEvent, last: PointerEvent): boolean {
  return inFrame(now, last) > TREMBLE || onScreen(now, last) > TREMBLE;
}

/** Whether it has come farther in the frame than on the screen, even if the page is zoomed out to a half. */
function leaps(now: PointerEvent, last: PointerEvent): boolean {
  return inFrame(now, last) > 2 * onScreen(now, last) + TREMBLE;
}

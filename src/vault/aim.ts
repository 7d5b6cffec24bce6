/** How long a press does not count after the frame was seen to move: less is no time to see what is under the pointer now. */
const SETTLE_MS = 500;

/** How far apart two places may be and still be one, in pixels: hands tremble, and scaled screens round. */
const TREMBLE = 16;

/**
 * Tells whether a button is pressed because the mouse has come to it, or because a page around the frame has moved the frame
 * under the mouse, just in time for a press that was meant for something else.
 *
 * A mouse is heard to move to a place before it presses there. So a press does not count where the mouse was not heard to
 * come, nor soon after its way in the frame was another than on the screen: the frame has moved then, or the window, which
 * cannot be told apart. What moves along with the mouse, or before it was first heard, is not seen: what drives a mouse by
 * program jumps likewise. Fingers are not heard before they
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
    if (this.#last && hasSlipped(event, this.#last)) this.#movedAt = event.timeStamp;
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

/** How many pixels of the screen a pixel of the frame can be: browsers zoom from a quarter to five times. */
const [ZOOM_OUT, ZOOM_IN] = [0.25, 5];

/** Whether the mouse has not come to where it presses. */
function isElsewhere(now: PointerEvent, last: PointerEvent): boolean {
  return (
    Math.hypot(now.clientX - last.clientX, now.clientY - last.clientY) > TREMBLE ||
    Math.hypot(now.screenX - last.screenX, now.screenY - last.screenY) > TREMBLE
  );
}

/** Whether its way on the screen was another than in the frame, whatever the zoom. */
function hasSlipped(now: PointerEvent, last: PointerEvent): boolean {
  const [x, y] = [now.clientX - last.clientX, now.clientY - last.clientY];
  const [screenX, screenY] = [now.screenX - last.screenX, now.screenY - last.screenY];
  const likely = (x * screenX + y * screenY) / (x * x + y * y) || 1;
  const zoom = Math.min(Math.max(likely, ZOOM_OUT), ZOOM_IN);
  // a frame that is smaller than the screen shows less of a tremble
  return Math.hypot(screenX - x * zoom, screenY - y * zoom) > TREMBLE * Math.max(zoom, 1);
}

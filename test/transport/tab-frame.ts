import type {TabPage} from './tab-page.js';

/** A frame that stands for a tab: it has locks, channels and an end of its own. */
export class TabFrame {
  readonly #frame: HTMLIFrameElement;

  private constructor(frame: HTMLIFrameElement) {
    this.#frame = frame;
  }

  static async open(): Promise<TabFrame> {
    const frame = document.createElement('iframe');
    const ready = readyMessageOf(frame);
    frame.src = new URL('./tab-page.html', import.meta.url).href;
    document.body.append(frame);
    await ready;
    return new TabFrame(frame);
  }

  get page(): TabPage {
    return (this.#frame.contentWindow as unknown as {tabPage: TabPage}).tabPage;
  }

  /** As the Reload button: the page ends, and another begins in its place. */
  async reload(): Promise<void> {
    const ready = readyMessageOf(this.#frame);
    this.#frame.contentWindow!.location.reload();
    await ready;
  }

  close(): void {
    this.#frame.remove();
  }
}

function readyMessageOf(frame: HTMLIFrameElement): Promise<void> {
  return new Promise((resolve) => {
    addEventListener('message', function hear({source, data}) {
      if (source !== frame.contentWindow || data !== 'tab-ready') return;
      removeEventListener('message', hear);
      resolve();
    });
  });
}

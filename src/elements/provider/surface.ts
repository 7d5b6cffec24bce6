import type {CSSResult, TemplateResult, nothing} from 'lit';

import type {RequestId} from '../../request/ids.js';
import type {FindCheckout, RequestView, Session} from '../../session/session.js';
import type {Theme} from '../../vault/port.js';
import type {Problem} from '../context.js';
import type {HostTerms} from '../../locales/host-terms.js';
import type {Words} from '../localize.js';

/** What a surface, the customer's form or the agent's desk, needs from its provider. */
export interface SurfaceHost {
  readonly session: Session;
  /** Origin of the vault. */
  readonly vault: string;
  /** Finds the checkouts of requests that are paid at a provider. */
  readonly findCheckout: FindCheckout | undefined;
  /** The conversation on screen; empty where that is not known. */
  readonly current: () => string;
  readonly words: Words<HostTerms>;
  /** What the look of the vault's frames comes from: the provider, and an element in it that nobody sees. */
  readonly element: HTMLElement & {readonly theme?: Theme};
  readonly probe: HTMLElement;
  place(frame: HTMLIFrameElement): void;
  /** Something about the surface changed that is drawn. Settles when it is. */
  changed(): Promise<unknown>;
  /** Sets how high the surface has to be for all that the frame shows, in CSS pixels. */
  resize(px: number): void;
  fire(event: Event): void;
  /** Remembers why something did not work. */
  report(request: RequestId, problem: Problem | undefined): void;
  /** Something failed that the page may want to know. */
  failed(error: unknown): void;
}

/** A place on the page where the vault shows something. */
export interface Surface {
  /** What it is, for its styles. */
  readonly kind: 'form' | 'desk' | 'checkout';
  /** Its name for screen readers. */
  readonly title: string;
  /** Whether it is on screen. */
  readonly isOpen: boolean;
  readonly state: 'none' | 'opening' | 'ready' | 'failed';
  /** What lies over the frame, while it is not up or always. */
  renderCover(): TemplateResult | typeof nothing;
  /** Starts the frame again after a failure. */
  retry(): void;
  /** Puts the surface away. */
  close(): void;
  /** Looks whether a change of a request concerns it. */
  onChange(view: RequestView): void;
  /** A request is there no more: it never arrived, and was refused or given up. */
  onGone?(request: RequestId): void;
  /** Theme, language or clock may have changed. */
  sendSettings(): void;
  /** Ends it for good. */
  end(): void;
}

/** Makes a surface, and brings what it looks like. */
export interface SurfaceClass<S extends Surface> {
  readonly styles: CSSResult;
  new (host: SurfaceHost): S;
}

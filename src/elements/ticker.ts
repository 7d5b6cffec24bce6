import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** A clock that says the authority's time: a session's, or `Date`. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
}

/** An instant that something counts down to, and the clock that says how far off it is. */
export interface Deadline {
  /** Milliseconds since the Unix epoch, by `clock`. */
  readonly at: number;
  readonly clock: Clock;
}

/** What is on screen and counting. One timer serves them all; what is off screen costs nothing. */
const ticking = new Set<Countdown>();
const countdowns = new WeakMap<Element, Countdown>();
let observer: IntersectionObserver | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Wakes just after the next full second of the authority's clock, so that all countdowns step together. */
function schedule(): void {
  clearTimeout(timer);
  timer = undefined;
  const [first] = ticking;
  if (!first?.deadline) return;
  const wait = 1000 - (first.deadline.clock.now() % 1000);
  timer = setTimeout(tick, wait + 1);
}

function tick(): void {
  for (const countdown of ticking) countdown.host.requestUpdate();
  schedule();
}

function onIntersection(entries: IntersectionObserverEntry[]): void {
  for (const {target, isIntersecting} of entries) {
    const countdown = countdowns.get(target);
    if (!countdown) continue;
    if (isIntersecting) ticking.add(countdown);
    else ticking.delete(countdown);
    if (isIntersecting) countdown.host.requestUpdate();
  }
  schedule();
}

/** Renders its host once a second, as long as there is a deadline ahead and the host is on screen. */
export class Countdown implements ReactiveController {
  readonly host: ReactiveControllerHost & Element;
  #deadline: Deadline | undefined;
  #watched = false;

  constructor(host: ReactiveControllerHost & Element) {
    this.host = host;
    host.addController(this);
    countdowns.set(host, this);
  }

  /** What is being counted down to. */
  get deadline(): Deadline | undefined {
    return this.#deadline;
  }

  /** Milliseconds left to the deadline, never negative; to be asked while rendering, each time with the deadline as it is now. */
  remaining(deadline: Deadline | undefined): number | undefined {
    this.#deadline = deadline;
    return deadline && Math.max(0, deadline.at - deadline.clock.now());
  }

  hostUpdated(): void {
    const wanted = this.#deadline !== undefined && this.#deadline.at > this.#deadline.clock.now();
    if (wanted === this.#watched) return;
    this.#watched = wanted;
    if (!wanted) return this.#stop();
    observer ??= new IntersectionObserver(onIntersection);
    observer.observe(this.host);
  }

  hostDisconnected(): void {
    this.#watched = false;
    this.#stop();
  }

  hostConnected(): void {
    this.host.requestUpdate();
  }

  #stop(): void {
    observer?.unobserve(this.host);
    ticking.delete(this);
    if (ticking.size === 0) schedule();
  }
}

/** Minutes and seconds, or hours too: `4:05`, `1:00:00`, in the locale's digits. Part of a second counts as one. */
export function formatCountdown(ms: number, locale: string): string {
  const seconds = Math.ceil(ms / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  if (parts[0] === 0) parts.shift();
  return parts.map((part, index) => digits(locale, index === 0 ? 1 : 2).format(part)).join(':');
}

const formats = new Map<string, Intl.NumberFormat>();

function digits(locale: string, minimumIntegerDigits: number): Intl.NumberFormat {
  const key = `${locale} ${minimumIntegerDigits}`;
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.NumberFormat(locale, {minimumIntegerDigits, useGrouping: false})));
  return format;
}

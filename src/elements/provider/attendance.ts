import type {RequestId} from '../../request/ids.js';
import type {RequestStatus, RequestView, Session} from '../../session/session.js';
import type {Attendant} from '../context.js';

/** What is done about changes. */
export interface AttendanceOptions {
  readonly session: Session;
  /** A request changed in any way. */
  readonly onChange: (request: RequestId) => void;
  /** A request that was known has another status. Nothing of what was so before the page began to look. */
  readonly onStatus: (view: RequestView) => void;
}

/** Knows which requests are on screen, and tells every copy of what changes. */
export class Attendance {
  readonly #options: AttendanceOptions;
  readonly #attendants = new Map<RequestId, Set<Attendant>>();
  readonly #statuses = new Map<RequestId, RequestStatus>();
  readonly #leave: (() => void)[];
  /** History is not news. */
  #begun = false;

  constructor(options: AttendanceOptions) {
    this.#options = options;
    const {session} = options;
    const begin = () => (this.#begun ||= session.connection === 'live');
    begin();
    for (const {id, status} of session.requests()) this.#statuses.set(id, status);
    this.#leave = [session.watch(undefined, (request) => this.#onChange(request)), session.watchConnection(begin)];
  }

  /** Adds an element that shows a request. Returns a function that takes it away again. */
  add(request: RequestId, attendant: Attendant): () => void {
    const attendants = this.#attendants.get(request) ?? new Set();
    this.#attendants.set(request, attendants.add(attendant));
    return () => {
      attendants.delete(attendant);
      if (attendants.size === 0 && this.#attendants.get(request) === attendants) this.#attendants.delete(request);
    };
  }

  /** Lets every copy of a request draw itself again. */
  tell(request: RequestId): void {
    for (const attendant of this.#attendants.get(request) ?? []) attendant.changed();
  }

  /** A request's status, in the words of one of those who show it; absent while none does. */
  wordsFor(request: RequestId): string | undefined {
    for (const attendant of this.#attendants.get(request) ?? []) {
      const words = attendant.says();
      if (words) return words;
    }
    return undefined;
  }

  /** Whether a request's status is read from where the focus has gone with it; settles once all copies are drawn anew. */
  async isReadOut(request: RequestId): Promise<boolean> {
    const attendants = [...(this.#attendants.get(request) ?? [])];
    return (await Promise.all(attendants.map((attendant) => attendant.isReadOut()))).includes(true);
  }

  /** Looks no more. */
  end(): void {
    for (const leave of this.#leave) leave();
  }

  #onChange(request: RequestId): void {
    const {session, onChange, onStatus} = this.#options;
    const view = session.get(request);
    const before = this.#statuses.get(request);
    if (view) this.#statuses.set(request, view.status);
    else this.#statuses.delete(request);
    this.tell(request);
    onChange(request);
    if (view && before !== undefined && before !== view.status && this.#begun) onStatus(view);
  }
}

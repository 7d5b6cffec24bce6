import type {Session} from '../../session/session.js';
import type {PaymentHost} from '../payment-controller.js';

/** How long a chat may be ahead of the session, which comes another way, in milliseconds. */
const AHEAD_MS = 1500;

/** What is waited for. */
interface Wait {
  readonly session: Session;
  readonly request: string;
  isOver: boolean;
}

const waits = new WeakMap<PaymentHost, Wait>();

/** Whether a request that is not known should have been here by now; the bubble is drawn again when that becomes so. */
export function isMissing(host: PaymentHost, session: Session): boolean {
  const {request} = host;
  let wait = waits.get(host);
  if (wait?.session !== session || wait.request !== request) {
    const begun: Wait = {session, request, isOver: false};
    waits.set(host, (wait = begun));
    whenLive(session, () =>
      setTimeout(() => {
        begun.isOver = true;
        host.requestUpdate();
      }, AHEAD_MS),
    );
  }
  return wait.isOver;
}

/** Calls back once all history is here. */
function whenLive(session: Session, act: () => void): void {
  if (session.connection === 'live') return act();
  const end = session.watchConnection((connection) => {
    if (connection !== 'live') return;
    end();
    act();
  });
}

import {MalformedError} from '../request/errors.js';
import type {Handover, Messenger} from './messenger.js';

/** Messages that are remembered: the oldest are forgotten first. */
const REMEMBERED = 10_000;

/**
 * Gives a messenger an idempotency key where its provider has none: one message is handed over once by this process,
 * however often and however much at once it is sent. A message that did not get through may be sent again.
 *
 * It forgets when the process ends; what has been sent for good stands in the log.
 */
export function once(messenger: Messenger): Messenger {
  const sent = new Map<string, {readonly same: string; readonly handover: Promise<Handover>}>();
  return {
    ...messenger,
    send(message) {
      const same = JSON.stringify([message.channel, message.phone, message.purpose, message.text, message.link?.url]);
      const earlier = sent.get(message.id);
      if (earlier && earlier.same !== same) {
        return Promise.reject(new MalformedError('this message id was used for another message'));
      }
      if (earlier) return earlier.handover;
      const handover = messenger.send(message);
      sent.set(message.id, {same, handover});
      handover.catch(() => sent.delete(message.id));
      if (sent.size > REMEMBERED) sent.delete(sent.keys().next().value ?? '');
      return handover;
    },
  };
}

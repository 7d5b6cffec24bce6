import {createParser, type ParseError} from 'eventsource-parser';

import {MalformedError} from '../request/errors.js';
import {MAX_MESSAGE_CHARS} from '../request/parse.js';
import type {Patience} from './patience.js';

/** Most characters of an event before its end is seen: a message, the names of its fields, and a cursor. */
const MAX_BUFFER_CHARS = MAX_MESSAGE_CHARS + 256;

/**
 * The data of each server-sent event in a response (HTML standard, section 9.2), until the stream ends, which is no fault:
 * servers end streams from time to time. Comments are not given, but count as signs of life.
 *
 * @throws {UnreachableError} When the stream breaks, or nothing comes for too long.
 * @throws {MalformedError} When an event is too large.
 */
export async function* eventDataOf({body}: Response, patience: Patience): AsyncGenerator<string, void, void> {
  const reader = body?.getReader();
  if (!reader) return;
  const decoder = new TextDecoder();
  const ready: string[] = [];
  const parser = createParser({
    onEvent: ({data}) => ready.push(data),
    onError: assertSize,
    maxBufferSize: MAX_BUFFER_CHARS,
  });
  for (;;) {
    const {done, value} = await patience.of(reader.read());
    if (done) return;
    parser.feed(decoder.decode(value, {stream: true}));
    yield* ready.splice(0);
  }
}

/** Lines that a later version of the protocol may have are passed over, as the standard says. */
function assertSize({type}: ParseError): void {
  if (type === 'max-buffer-size-exceeded') throw new MalformedError('an event is too large');
}

import {MalformedError} from '../request/errors.js';
import {MAX_MESSAGE_CHARS, parseJsonText} from '../request/parse.js';
import {HttpProblem} from './problem.js';

/** Most bytes of a body. */
const MAX_BODY_BYTES = MAX_MESSAGE_CHARS;

/**
 * Reads the JSON body of a request, and never more of it than is allowed.
 *
 * Only `application/json` is taken: a page of another origin cannot send that without asking first, so that cookies of
 * a signed-in person are of no use to it.
 *
 * @throws {HttpProblem} 415 for another type, 413 when it is too large.
 * @throws {MalformedError} When it is no JSON in UTF-8.
 */
export async function readJson(request: Request): Promise<unknown> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    throw new HttpProblem(415, new MalformedError('a body that is not application/json'));
  }
  const declared = request.headers.get('content-length');
  if (Number(declared) > MAX_BODY_BYTES) throw tooLarge();
  // Servers hold a body to the length it declares (RFC 9112, section 6.3); without one it is counted as it comes.
  const text = declared === null ? await readText(request) : await request.text();
  if (text.length > MAX_BODY_BYTES) throw tooLarge();
  return parseJsonText(text);
}

async function readText({body}: Request): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = (body as ReadableStream<Uint8Array> | null)?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    size += read.value.byteLength;
    if (size > MAX_BODY_BYTES) {
      // Not awaited: a sender who never stops need not hear of it for the answer to go out.
      reader?.cancel().catch(() => undefined);
      throw tooLarge();
    }
    chunks.push(read.value);
  }
  return decode(chunks, size);
}

function decode(chunks: readonly Uint8Array[], size: number): string {
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes);
  } catch {
    throw new MalformedError('a body that is not UTF-8');
  }
}

function tooLarge(): HttpProblem {
  return new HttpProblem(413, new MalformedError(`a body of more than ${MAX_BODY_BYTES} bytes`));
}

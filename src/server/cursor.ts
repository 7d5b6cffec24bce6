import {encodeBase64url} from '../request/base64url.js';

/** Makes the name of a new log: 96 random bits. A cursor of another log is then never taken for one of this. */
export function createEpoch(): string {
  return encodeBase64url(crypto.getRandomValues(new Uint8Array(12)));
}

/** Writes a place in a log, counted over all its conversations, as a cursor. */
export function formatCursor(epoch: string, position: number): string {
  return `${epoch}.${position.toString(36)}`;
}

/** Reads a cursor: its position, or `undefined` when it is of another log or of none. */
export function parseCursor(epoch: string, cursor: string): number | undefined {
  const [, of, digits] = /^([\w-]{16})\.([\da-z]{1,11})$/.exec(cursor) ?? [];
  if (of !== epoch || digits === undefined) return undefined;
  const position = parseInt(digits, 36);
  return Number.isSafeInteger(position) && position.toString(36) === digits ? position : undefined;
}

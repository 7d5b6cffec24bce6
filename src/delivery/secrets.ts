import {createHash, timingSafeEqual} from 'node:crypto';

/** Whether two texts are the same, in a time that tells nothing about where they differ or how long the secret one is. */
export function sameSecret(given: string, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest();
  return timingSafeEqual(digest(given), digest(secret));
}

/** Shortest secret that cannot be guessed when it stands in a path: 128 bits as base64url. */
const MIN_SECRET = 22;

/**
 * Takes a secret of a deployment, if it is one.
 *
 * @throws {RangeError} When it is shorter than 22 characters.
 */
export function strongSecret(secret: string, what: string): string {
  if (secret.length < MIN_SECRET) throw new RangeError(`${what} has fewer than ${MIN_SECRET} characters`);
  return secret;
}

/** User name and password, as a service sends them back to us. */
export interface Basic {
  readonly user: string;
  readonly password: string;
}

/** The Authorization header of HTTP's Basic scheme (RFC 7617). */
export function basicHeader({user, password}: Basic): string {
  return `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;
}

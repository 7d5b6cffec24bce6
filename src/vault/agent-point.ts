import {decodeBase64url} from '../request/base64url.js';
import {TermsError} from '../request/errors.js';
import {isP256Point} from '../request/point.js';

/**
 * Reads the public key that terms name. Nothing is imported that is not on the curve (RFC 9180, section 7.1.4).
 *
 * @throws {TermsError} When they name none, or none that is on the curve.
 */
export function agentPoint(agentKey: string | undefined): Uint8Array<ArrayBuffer> {
  const point = agentKey === undefined ? undefined : decodeBase64url(agentKey);
  if (!point || !isP256Point(point)) throw new TermsError('claims', 'the terms name no key on the curve P-256');
  return point;
}

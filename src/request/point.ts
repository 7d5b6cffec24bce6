/** Bytes of an uncompressed point: a marker and two coordinates of 32 bytes (SEC 1, section 2.3.3). */
const POINT_BYTES = 65;

/** The prime of P-256's field (SP 800-186, section 3.2.1.3). */
const P = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn;

/** The curve is y² = x³ - 3x + b. */
const B = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;

/**
 * Whether bytes are a public key on the curve P-256: 65 bytes, uncompressed, both coordinates below the field's prime,
 * and the curve's equation holds. To be asked before a key from elsewhere is imported: a point on another curve makes a
 * key agreement give away the private key, and what browsers check differs.
 *
 * The point at infinity has no such encoding, and the curve's cofactor is one, so that nothing else is left to check.
 *
 * @see RFC 9180, section 7.1.4, and SP 800-56A revision 3, section 5.6.2.3.4.
 */
export function isP256Point(bytes: Uint8Array): boolean {
  if (bytes.length !== POINT_BYTES || bytes[0] !== 4) return false;
  const x = integerOf(bytes.subarray(1, 33));
  const y = integerOf(bytes.subarray(33));
  if (x >= P || y >= P) return false;
  return (x * x * x - 3n * x + B - y * y) % P === 0n;
}

function integerOf(bytes: Uint8Array): bigint {
  let hex = '0x';
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
  return BigInt(hex);
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** What each letter stands for, by its code. */
const VALUES: readonly (number | undefined)[] = /* @__PURE__ */ Array.from({length: 128}, (_, code) => {
  const value = ALPHABET.indexOf(String.fromCharCode(code));
  return value < 0 ? undefined : value;
});

/** Writes bytes as base64url without padding (RFC 4648, section 5). */
export function encodeBase64url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/**
 * Reads base64url without padding, and only the one canonical spelling of each byte string: stray bits in the last
 * character, padding and white space are no base64url here.
 *
 * @returns The bytes, or `undefined` when the text is not canonical base64url.
 */
export function decodeBase64url(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (text.length % 4 === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let left = 0; // bits that no byte has got yet, and how many there are
  let count = 0;
  let at = 0;
  for (let index = 0; index < text.length; index++) {
    const value = VALUES[text.charCodeAt(index)];
    if (value === undefined) return undefined;
    left = (left << 6) | value;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes[at++] = left >> count;
    left &= (1 << count) - 1;
  }
  return left === 0 ? bytes : undefined;
}

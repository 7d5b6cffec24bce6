import {expect} from 'chai';
import * as fc from 'fast-check';

import {isP256Point} from '../../src/request/point.js';

const ALGORITHM = {name: 'ECDH', namedCurve: 'P-256'};
const P = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn;
// SP 800-186, section 3.2.1.3: the base point
const GX = 0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296n;
const GY = 0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5n;

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (byte) => parseInt(byte, 16));
}

/** A point as bytes; nothing stops it from being no point. */
function encode(x: bigint, y: bigint, marker = 4): Uint8Array {
  const hex = (value: bigint) => value.toString(16).padStart(64, '0');
  return bytesOf(marker.toString(16).padStart(2, '0') + hex(x) + hex(y));
}

async function realPoint(): Promise<Uint8Array> {
  const {publicKey} = await crypto.subtle.generateKey(ALGORITHM, true, ['deriveBits']);
  return new Uint8Array(await crypto.subtle.exportKey('raw', publicKey));
}

describe('isP256Point', () => {
  it('takes the base point and its mirror image', () => {
    expect(isP256Point(encode(GX, GY))).to.equal(true);
    expect(isP256Point(encode(GX, P - GY))).to.equal(true);
  });

  it('takes every key that the platform makes', async () => {
    for (let round = 0; round < 200; round++) expect(isP256Point(await realPoint())).to.equal(true);
  });

  it('takes no key with any one bit of its 520 turned over', async () => {
    const point = await realPoint();
    for (let bit = 0; bit < point.length * 8; bit++) {
      const flipped = point.slice();
      flipped[bit >> 3]! ^= 1 << (bit & 7);
      expect(isP256Point(flipped), `bit ${bit}`).to.equal(false);
    }
  });

  it('takes no random coordinates', () => {
    fc.assert(
      fc.property(fc.uint8Array({minLength: 64, maxLength: 64}), (rest) => !isP256Point(Uint8Array.of(4, ...rest))),
      {numRuns: 500},
    );
  });

  const REJECTED: [what: string, bytes: Uint8Array][] = [
    ['nothing', new Uint8Array()],
    ['infinity as one zero byte', Uint8Array.of(0)],
    ['infinity in 65 bytes', new Uint8Array(65)],
    ['(0, 0)', encode(0n, 0n)],
    ['a compressed point', bytesOf(`03${GX.toString(16)}`)],
    ['a hybrid point', encode(GX, GY, 7)],
    ['a point with the marker of no form', encode(GX, GY, 5)],
    ['64 bytes', encode(GX, GY).subarray(0, 64)],
    ['66 bytes', Uint8Array.of(...encode(GX, GY), 0)],
    ['an x that is the prime', encode(P, GY)],
    ['a y that is the prime', encode(GX, P)],
    ['a y and an x in each other\u2019s place', encode(GY, GX)],
    ['an x of the largest 256-bit number', encode((1n << 256n) - 1n, GY)],
    // the curve secp256k1, of the same size: its base point
    [
      'a point of another curve',
      encode(
        0x79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798n,
        0x483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8n,
      ),
    ],
  ];
  for (const [what, bytes] of REJECTED) {
    it(`does not take ${what}`, () => expect(isP256Point(bytes)).to.equal(false));
  }

  it('takes no coordinate that is a right one plus the prime', () => {
    // the smallest x with a point on the curve: x + p still fits into 32 bytes, and the equation holds for it
    let x = 0n;
    let y: bigint | undefined;
    for (; (y = rootOf(x)) === undefined; x++);
    expect(isP256Point(encode(x, y))).to.equal(true);
    expect(isP256Point(encode(x + P, y))).to.equal(false);
  });
});

/** The y of a point with this x, if there is one: p is 3 modulo 4, so that a root is one power. */
function rootOf(x: bigint): bigint | undefined {
  const b = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;
  const square = (((x * x * x - 3n * x + b) % P) + P) % P;
  const root = power(square, (P + 1n) / 4n);
  return (root * root) % P === square ? root : undefined;
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let rest = exponent, square = base; rest > 0n; rest >>= 1n, square = (square * square) % P) {
    if (rest & 1n) result = (result * square) % P;
  }
  return result;
}

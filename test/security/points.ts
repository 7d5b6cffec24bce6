const P = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn;
const N = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const B = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;
// SP 800-186, section 3.2.1.3: the base point
const GX = 0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296n;
const GY = 0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5n;

/** A named encoding that is no public key on P-256. */
export type InvalidPoint = readonly [what: string, bytes: Uint8Array<ArrayBuffer>];

/** An uncompressed point, whatever the numbers are: nothing stops it from being none. */
export function encode(x: bigint, y: bigint, marker = 4): Uint8Array<ArrayBuffer> {
  return Uint8Array.of(marker, ...bytesOf(x), ...bytesOf(y));
}

function bytesOf(value: bigint, length = 32): number[] {
  const bytes: number[] = [];
  for (let rest = value; bytes.length < length; rest >>= 8n) bytes.unshift(Number(rest & 255n));
  return bytes;
}

/** DER, as certificates and some libraries carry keys: a tag, a length, and what is in it. */
function der(tag: number, ...content: number[]): number[] {
  return [tag, ...(content.length < 128 ? [content.length] : [0x81, content.length]), ...content];
}

/** An x without a point on the curve: on its twist. Small ones are where curve attacks begin. */
function twists(count: number): bigint[] {
  const found: bigint[] = [];
  for (let x = 1n; found.length < count; x++) if (!isSquare(mod(x * x * x - 3n * x + B))) found.push(x);
  return found;
}

/** Points on curves that differ from P-256 in `b` alone: what the classic invalid-curve attack sends. */
function otherCurves(count: number): InvalidPoint[] {
  return Array.from({length: count}, (_, index) => {
    const [x, y] = [BigInt(index + 2), BigInt(3 * index + 5)];
    return [`a point of the curve with b = ${String(mod(y * y - x * x * x + 3n * x)).slice(0, 8)}…`, encode(x, y)];
  });
}

/** Every class of the public sets of hostile keys for this curve, each made here. */
export function invalidPoints(): InvalidPoint[] {
  const right = encode(GX, GY);
  const rest = right.slice(1);
  const oid = [0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07];
  const ec = [0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01];
  return [
    ['nothing', new Uint8Array()],
    ['infinity as one byte', Uint8Array.of(0)],
    ['infinity in 65 bytes', new Uint8Array(65)],
    ['infinity with the marker of a point', encode(0n, 0n)],
    ...Array.from({length: 256}, (_, marker): InvalidPoint => [
      `marker ${marker}`,
      Uint8Array.of(marker, ...rest),
    ]).filter(([, [marker]]) => marker !== 4),
    ['a compressed point', Uint8Array.of(3, ...bytesOf(GX))],
    ['a compressed point in 65 bytes', Uint8Array.of(3, ...bytesOf(GX), ...new Array<number>(32).fill(0))],
    ['coordinates without a marker', rest],
    ['64 bytes', right.slice(0, 64)],
    ['66 bytes', Uint8Array.of(...right, 0)],
    ['a byte before', Uint8Array.of(0, ...right)],
    ['twice the bytes', Uint8Array.of(...right, ...right)],
    ['97 bytes, as P-384 has', Uint8Array.of(4, ...new Array<number>(96).fill(1))],
    ['32 bytes, as X25519 has', Uint8Array.from(bytesOf(9n))],
    ['a key as certificates have it', Uint8Array.from(der(0x30, ...der(0x30, ...ec, ...oid), ...der(3, 0, ...right)))],
    ['the point as an octet string', Uint8Array.from(der(4, ...right))],
    // coordinates at the edges of the field
    ...[0n, 1n, P - 1n, P, P + 1n, 2n * P - (2n * P > 1n << 256n ? P : 0n), (1n << 256n) - 1n].flatMap(
      (edge): InvalidPoint[] => [
        [`x = ${edge.toString(16).slice(0, 12)}…`, encode(edge, GY)],
        [`y = ${edge.toString(16).slice(0, 12)}…`, encode(GX, edge)],
        [`both ${edge.toString(16).slice(0, 12)}…`, encode(edge, edge)],
      ],
    ),
    ['coordinates in each other’s place', encode(GY, GX)],
    ['coordinates back to front', Uint8Array.of(4, ...bytesOf(GX).reverse(), ...bytesOf(GY).reverse())],
    ['y and not p - y + 1', encode(GX, P - GY + 1n)],
    ['y one more', encode(GX, GY + 1n)],
    ['x one more', encode(GX + 1n, GY)],
    ['x in the place of both', encode(GX, GX)],
    ['the order of the curve', encode(N, GY)],
    ...twists(20).map((x): InvalidPoint => [`x = ${x}, on the twist`, encode(x, GY)]),
    ...otherCurves(30),
    // base points of other curves of the same size: secp256k1, brainpoolP256r1
    [
      'a point of secp256k1',
      encode(
        0x79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798n,
        0x483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8n,
      ),
    ],
    [
      'a point of brainpoolP256r1',
      encode(
        0x8bd2aeb9cb7e57cb2c4b482ffc81b7afb9de27e1e3bd23c23a4453bd9ace3262n,
        0x547ef835c3dac4fd97f8461a14611dc9c27745132ded8e545c1d54c72f046997n,
      ),
    ],
    // a right point with a coordinate that is the same modulo p, which fits into 32 bytes for small ones alone
    ['a right point with p added to its x', withPrimeAdded()],
  ];
}

/** Right points, in the only encoding that is taken. */
export const RIGHT_POINTS = [encode(GX, GY), encode(GX, P - GY)] as const;

function withPrimeAdded(): Uint8Array<ArrayBuffer> {
  for (let x = 0n; ; x++) {
    const square = mod(x * x * x - 3n * x + B);
    if (isSquare(square)) return encode(x + P, power(square, (P + 1n) / 4n));
  }
}

function isSquare(value: bigint): boolean {
  return value === 0n || power(value, (P - 1n) / 2n) === 1n;
}

function mod(value: bigint): bigint {
  return ((value % P) + P) % P;
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let rest = exponent, square = mod(base); rest > 0n; rest >>= 1n, square = mod(square * square)) {
    if (rest & 1n) result = mod(result * square);
  }
  return result;
}

// Works out the colors and lengths that the styles' tokens have by default, which are written as CSS computes them: by
// `light-dark()`, `var()`, `color-mix()` in oklab, `oklch(from …)` and `calc()`. Colors are `[red, green, blue, alpha]`, 0 to 1.
import {runInNewContext} from 'node:vm';

/** Splits at a separator that stands in no brackets. */
export function splitOutside(text, separator) {
  const parts = [''];
  let depth = 0;
  for (const sign of text) {
    depth += {'(': 1, ')': -1}[sign] ?? 0;
    if (sign === separator && depth === 0) parts.push('');
    else parts[parts.length - 1] += sign;
  }
  return parts.map((part) => part.trim()).filter(Boolean);
}

/** What stands in the brackets of one function that is the whole text. */
const argumentsOf = (name, text) =>
  text.startsWith(`${name}(`) && splitOutside(text, ' ').length === 1 ? text.slice(name.length + 1, -1) : undefined;

/**
 * Puts what they stand for in the place of all `var()` and `light-dark()`.
 *
 * @param defaults What a token stands for, by name; one that is not there stands for its own fallback.
 */
export function resolve(text, scheme, defaults) {
  const found = /(?:var|light-dark)\(/.exec(text);
  if (!found) return text.trim();
  let end = found.index + found[0].length;
  for (let depth = 1; depth > 0; end++) {
    if (end === text.length) throw new Error(`a bracket is open in ${text}`);
    depth += {'(': 1, ')': -1}[text[end]] ?? 0;
  }
  const inside = text.slice(found.index + found[0].length, end - 1);
  const [first, ...rest] = splitOutside(inside, ',');
  const value = found[0] === 'var(' ? (defaults.get(first) ?? rest.join(', ')) : [first, rest[0]][+(scheme === 'dark')];
  if (!value) throw new Error(`${first} has no value`);
  return resolve(text.slice(0, found.index) + value + text.slice(end), scheme, defaults);
}

/** A color without `var()` and `light-dark()`; `undefined` where the text is none. */
export function colorOf(text) {
  const mix = argumentsOf('color-mix', text);
  const derived = argumentsOf('oklch', text);
  if (mix) return mixed(splitOutside(mix, ','));
  if (derived) return relative(splitOutside(derived, ' '));
  const [, hex] = /^#([0-9a-f]{3,8})$/i.exec(text) ?? [];
  if (!hex) return undefined;
  const pairs = hex.length < 5 ? [...hex].map((digit) => digit + digit) : hex.match(/../g);
  return [...pairs, 'ff'].slice(0, 4).map((pair) => parseInt(pair, 16) / 255);
}

/** A color of one function's arguments, or an error that says what is not understood. */
function needColor(text) {
  const color = colorOf(text);
  if (!color) throw new Error(`${text} is no color that can be worked out`);
  return color;
}

function mixed([space, ...sides]) {
  if (space !== 'in oklab' || sides.length !== 2) throw new Error(`color-mix(${space}, …) is not understood`);
  const [one, other] = sides.map((side) => side.replace(/\s+[\d.]+%$/, '')).map(needColor);
  const share = Number(/([\d.]+)%$/.exec(sides[0])?.[1] ?? 50) / 100;
  if (/%$/.test(sides[1]) || one[3] < 1 || other[3] < 1)
    throw new Error('only whole colors are mixed, by the first share');
  const [a, b] = [one, other].map(toOklab);
  return fromOklab(a.map((value, index) => value * share + b[index] * (1 - share)));
}

function relative([from, origin, ...channels]) {
  if (from !== 'from' || channels.length !== 3) throw new Error('oklch() is understood with three channels of a color');
  const [l, a, b] = toOklab(needColor(origin));
  const context = {l, c: Math.hypot(a, b), h: Math.atan2(b, a) * (180 / Math.PI)};
  const functions = {
    min: Math.min,
    max: Math.max,
    clamp: (low, it, high) => Math.max(low, Math.min(it, high)),
    calc: (it) => it,
  };
  const [lightness, chroma, hue] = channels.map((channel) => runInNewContext(channel, {...context, ...functions}));
  const angle = (hue / 180) * Math.PI;
  return fromOklab([lightness, chroma * Math.cos(angle), chroma * Math.sin(angle)]);
}

// The matrices of CSS Color 4, section 10.1, by way of linear sRGB.
const TO_CONES = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];
const TO_LAB = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
];
const FROM_LAB = [
  [1, 0.3963377774, 0.2158037573],
  [1, -0.1055613458, -0.0638541728],
  [1, -0.0894841775, -1.291485548],
];
const FROM_CONES = [
  [4.0767416621, -3.3077115913, 0.2309699292],
  [-1.2684380046, 2.6097574011, -0.3413193965],
  [-0.0041960863, -0.7034186147, 1.707614701],
];
const times = (matrix, vector) =>
  matrix.map((row) => row.reduce((sum, value, index) => sum + value * vector[index], 0));

const linear = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const encoded = (value) => (value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055);
const toOklab = (color) => times(TO_LAB, times(TO_CONES, color.slice(0, 3).map(linear)).map(Math.cbrt));
const fromOklab = (lab) =>
  times(
    FROM_CONES,
    times(FROM_LAB, lab).map((value) => value ** 3),
  )
    .map((value) => Math.min(1, Math.max(0, encoded(Math.max(0, value)))))
    .concat(1);

/** A length, `{value, unit}`, also one that `calc()` multiplies; `undefined` where the text is none. */
export function lengthOf(text) {
  const product = argumentsOf('calc', text);
  if (product) {
    const [length, sign, factor] = splitOutside(product, ' ');
    const {value, unit} = lengthOf(length) ?? {};
    return unit && sign === '*' ? {value: round(value * Number(factor)), unit} : undefined;
  }
  const [, value, unit] = /^(-?[\d.]+)(rem|px)$/.exec(text) ?? (text === '0' ? ['', '0', 'px'] : []);
  return unit && {value: Number(value), unit};
}

/** A number as it is published: without what computers add in the last places. */
export const round = (value) => Number(value.toFixed(4));

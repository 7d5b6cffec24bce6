// Writes the tokens with their defaults for design tools: one file for light and one for dark, in the format of the Design Tokens
// Community Group (2025.10). They are those of custom-elements.json, which are the styles' own.
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';

import {colorOf, lengthOf, resolve, round, splitOutside} from './css-values.mjs';

export const SCHEMES = ['light', 'dark'];
const GROUP = 'chatpay';
const PREFIX = `--${GROUP}-`;

/** Each public token once, in the order of the manifest: name, description, and its default as CSS. */
export function publicTokens() {
  const {modules} = JSON.parse(readFileSync('custom-elements.json', 'utf8'));
  const elements = modules.flatMap(({declarations = []}) => declarations).filter(({tagName}) => tagName);
  const tokens = new Map();
  for (const token of elements.flatMap(({cssProperties = []}) => cssProperties)) {
    if (!tokens.get(token.name)?.default) tokens.set(token.name, token);
  }
  return [...tokens.values()];
}

/**
 * The tokens of a scheme as one group. A token that is another one by default refers to it; one that is made of others has the
 * color that comes out, and the way in its extension.
 *
 * @throws {Error} When a default is written in a way that is not understood here.
 */
export function designTokens(scheme, tokens = publicTokens()) {
  const defaults = new Map(tokens.map(({name, default: css}) => [name, css]));
  const entries = tokens.map(({name, description, default: css}) => {
    const [, other] = /^var\(--chatpay-([\w-]+)(?:,.*)?\)$/.exec(css) ?? [];
    const value = valueOf(name, resolve(css, scheme, defaults));
    const $value = other && defaults.has(PREFIX + other) ? `{${GROUP}.${other}}` : value.$value;
    const $extensions = {'chatpay-elements': {name, css}};
    return [name.slice(PREFIX.length), {$type: value.$type, $value, $description: description, $extensions}];
  });
  return {[GROUP]: Object.fromEntries(entries)};
}

function valueOf(name, css) {
  const color = colorOf(css);
  if (color) return {$type: 'color', $value: colorValue(color)};
  const length = lengthOf(css);
  if (length) return {$type: 'dimension', $value: length};
  if (/^\d+$/.test(css)) return {$type: 'number', $value: Number(css)};
  if (name.endsWith('-font')) return {$type: 'fontFamily', $value: splitOutside(css, ',')};
  const composite = name.endsWith('-shadow') ? shadowValue(css) : borderValue(css);
  if (!composite) throw new Error(`${name}: ${css} is not understood`);
  return composite;
}

function colorValue([red, green, blue, alpha]) {
  const components = [red, green, blue].map(round);
  const hex = `#${[red, green, blue]
    .map((value) =>
      Math.round(value * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
  return {colorSpace: 'srgb', components, ...(alpha < 1 ? {alpha: round(alpha)} : {}), hex};
}

function borderValue(css) {
  const [width, style, ...rest] = splitOutside(css, ' ');
  const color = colorOf(rest.join(' '));
  return color && {$type: 'border', $value: {width: lengthOf(width), style, color: colorValue(color)}};
}

function shadowValue(css) {
  const layers = splitOutside(css, ',').map((layer) => {
    const parts = splitOutside(layer, ' ');
    const [offsetX, offsetY, blur, spread = lengthOf('0')] = parts.slice(0, -1).map(lengthOf);
    return {color: colorValue(colorOf(parts.at(-1))), offsetX, offsetY, blur, spread};
  });
  return {$type: 'shadow', $value: layers};
}

if (process.argv[1]?.endsWith('make-tokens.mjs')) {
  mkdirSync('dist/tokens', {recursive: true});
  for (const scheme of SCHEMES) {
    writeFileSync(`dist/tokens/${scheme}.tokens.json`, `${JSON.stringify(designTokens(scheme), null, 2)}\n`);
  }
}

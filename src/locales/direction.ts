import {nearestDirection} from './nearest.js';

/** A direction that lines run in. */
export type Direction = 'ltr' | 'rtl';

/** The scripts in use that run from right to left, by their ISO 15924 codes. `Intl` tells this in some browsers only. */
const RIGHT_TO_LEFT = /^(?:Adlm|Arab|Hebr|Mand|Nkoo|Rohg|Samr|Syrc|Thaa)$/;

const laidOut = new WeakSet<Element>();
const sheets = new Map<Direction, CSSStyleSheet>();

/**
 * The direction for an element's words where a `lang` is nearer than any `dir`, and where what is around runs the other way:
 * a language alone says how it is laid out.
 *
 * @param lang BCP 47 tag of the nearest language.
 * @returns Nothing where the element is right as it is.
 */
export function directionOf(element: Element, lang: string): Direction | undefined {
  const {isNearer, direction: around} = nearestDirection(element);
  const own = RIGHT_TO_LEFT.test(new Intl.Locale(lang).maximize().script ?? '') ? 'rtl' : 'ltr';
  return isNearer || own === around ? undefined : own;
}

/**
 * Lays out what an element has rendered in a direction; without one, as what is around it. The element itself gets no attribute,
 * and what a page has put into it stays as it was: an element around a host's own content is laid out but for that.
 */
export function layOut(root: ShadowRoot, direction: Direction | undefined): void {
  for (const child of root.children) {
    if (child instanceof HTMLSlotElement) continue;
    if (direction && (laidOut.has(child) || !child.hasAttribute('dir'))) give(child, direction);
    if (!direction && laidOut.delete(child)) child.removeAttribute('dir');
  }
  if (!root.adoptedStyleSheets) return; // jsdom has none
  const own = direction && !root.querySelector('slot') ? sheetFor(direction) : undefined;
  const ours = root.adoptedStyleSheets.find((sheet) => [...sheets.values()].includes(sheet));
  if (own === ours) return;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets.filter((sheet) => sheet !== ours), ...(own ? [own] : [])];
}

/** Only what changes: each change of a `dir` has every element look again. */
function give(element: Element, direction: Direction): void {
  laidOut.add(element);
  if (element.getAttribute('dir') !== direction) element.setAttribute('dir', direction);
}

function sheetFor(direction: Direction): CSSStyleSheet {
  let sheet = sheets.get(direction);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(`:host { direction: ${direction}; }`);
    sheets.set(direction, sheet);
  }
  return sheet;
}

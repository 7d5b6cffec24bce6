import {encode} from 'uqr';
import {svg, type SVGTemplateResult} from 'lit';

/** Light modules around a code, which scanners need: four (ISO/IEC 18004, section 6.3.8). */
const QUIET = 4;

/** Draws a text as a QR code, dark on light whatever the page's colors are: scanners are not all able to read it the other way. */
export function renderCode(text: string): SVGTemplateResult {
  const {size, data} = encode(text, {ecc: 'M', border: QUIET});
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return svg`<svg viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges" aria-hidden="true">
    <rect width="100%" height="100%" fill="#fff"></rect><path d=${dark.join('')} fill="#000"></path>
  </svg>`;
}

import {svg, type TemplateResult} from 'lit';

import {words} from './words.js';

const FLOWERS = [
  [86, 150],
  [118, 182],
  [70, 206],
  [104, 236],
  [136, 250],
  [60, 262],
  [88, 286],
  [124, 300],
  [152, 290],
  [100, 118],
] as const;

/** A picture of what is for sale, drawn here so that the demo needs no file from anywhere. */
export function dress(): TemplateResult {
  return svg`<svg viewBox="0 0 200 340" role="img" aria-label=${words.productPicture}>
    <path d="M76 22c4 12 8 18 24 18s20-6 24-18l14 6-6 40-6 42 44 196c-44 24-96 24-140 0L74 110l-6-42-6-40z" fill="#2f6f6b"></path>
    <path d="M73 104c18 7 36 7 54 0l2 14c-19 7-39 7-58 0z" fill="#d9a441"></path>
    ${FLOWERS.map(
      ([x, y]) => svg`<g transform="translate(${x} ${y})" fill="#f4c9c2">
        <circle r="4" cx="-4"></circle><circle r="4" cx="4"></circle><circle r="4" cy="-4"></circle><circle r="4" cy="4"></circle>
        <circle r="2.5" fill="#d9a441"></circle></g>`,
    )}
  </svg>` as TemplateResult;
}

import {svg, type SVGTemplateResult} from 'lit';

// Few, our own, drawn on a grid of 24 with one stroke; color and size come from the text around them.
const icon = (shape: SVGTemplateResult) => svg`<svg viewBox="0 0 24 24" aria-hidden="true">${shape}</svg>`;

/** A payment card, seen from behind. */
export const cardIcon = icon(svg`<rect x="2.5" y="5" width="19" height="14" rx="2.5"/><path d="M2.5 10h19M6.5 15h3"/>`);
/** Locked: only those meant can read it. */
export const lockIcon = icon(
  svg`<rect x="5" y="10.5" width="14" height="9.5" rx="2.25"/><path d="M8 10.5V8a4 4 0 0 1 8 0v2.5"/>`,
);
/** Done. */
export const checkIcon = icon(svg`<circle cx="12" cy="12" r="9"/><path d="m8 12.25 2.75 2.75L16 9.5"/>`);
/** Said no. */
export const crossIcon = icon(svg`<circle cx="12" cy="12" r="9"/><path d="m9 9 6 6m0-6-6 6"/>`);
/** Takes its time, or ran out of it. */
export const clockIcon = icon(svg`<circle cx="12" cy="12" r="9"/><path d="M12 7v5.25L15.25 14"/>`);
/** Needs a look. */
export const alertIcon = icon(svg`<circle cx="12" cy="12" r="9"/><path d="M12 7.5v5.25M12 16.25v.01"/>`);
/** Once more. */
export const againIcon = icon(svg`<path d="M19.5 12a7.5 7.5 0 1 1-2.2-5.3L19.5 9M19.5 4.5V9H15"/>`);
/** Puts away. */
export const closeIcon = icon(svg`<path d="m6.5 6.5 11 11m0-11-11 11"/>`);

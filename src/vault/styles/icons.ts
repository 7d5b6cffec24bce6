import {svg, type SVGTemplateResult} from 'lit';

// Few, our own, drawn on a grid of 24 with one stroke; color and size come from the text around them.
const icon = (shape: SVGTemplateResult, name = '') =>
  svg`<svg class=${name} viewBox="0 0 24 24" aria-hidden="true">${shape}</svg>`;

/** A payment card, seen from the front. */
export const cardIcon = icon(svg`<rect x="2.5" y="5" width="19" height="14" rx="2.5"/><path d="M2.5 9.5h19M6 15h4"/>`);
/** A gift. */
export const giftIcon = icon(
  svg`<path d="M4.5 11h15v7.5a1.5 1.5 0 0 1-1.5 1.5H6a1.5 1.5 0 0 1-1.5-1.5ZM3 7.5h18V11H3ZM12 7.5V20M12 7.5S11 3.5 8.5 3.5a2 2 0 0 0 0 4Zm0 0s1-4 3.5-4a2 2 0 0 1 0 4Z"/>`,
);
/** Where the security code is: three digits on the back. */
export const codeBackIcon = icon(
  svg`<path d="M21.5 11V7.5A2.5 2.5 0 0 0 19 5H5a2.5 2.5 0 0 0-2.5 2.5v9A2.5 2.5 0 0 0 5 19h5.5M2.5 9.5h19"/><rect x="13" y="13" width="9" height="6.5" rx="1.75"/><path d="M15.4 16.25v.01m2.1-.01v.01m2.1-.01v.01" stroke-width="1.9"/>`,
);
/** Where the security code is: four digits on the front. */
export const codeFrontIcon = icon(
  svg`<path d="M21.5 13v3.5A2.5 2.5 0 0 1 19 19H5a2.5 2.5 0 0 1-2.5-2.5v-9A2.5 2.5 0 0 1 5 5h5M6 15h3"/><rect x="12.5" y="4" width="10" height="6.5" rx="1.75"/><path d="M14.6 7.25v.01m1.95-.01v.01m1.95-.01v.01m1.95-.01v.01" stroke-width="1.8"/>`,
);
/** Locked: only those meant can read it. */
export const lockIcon = icon(
  svg`<rect x="5" y="10.5" width="14" height="9.5" rx="2.25"/><path d="M8 10.5V8a4 4 0 0 1 8 0v2.5"/>`,
);
/** Back to where one came from. */
export const backIcon = icon(svg`<path d="M19 12H5.5m5.5-6-6 6 6 6"/>`, 'mirrored');
/** Done. */
export const checkIcon = icon(svg`<path d="m5.5 12.5 4.25 4.25L18.5 8"/>`);
/** Takes its time, or ran out of it. */
export const clockIcon = icon(svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 7.25v5l3.25 1.75"/>`);
/** Needs a look. */
export const alertIcon = icon(svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 7.75v4.75M12 16v.01"/>`);
/** To be copied. */
export const copyIcon = icon(
  svg`<rect x="8.5" y="8.5" width="11.5" height="11.5" rx="2.25"/><path d="M15.5 8.5v-2A2.5 2.5 0 0 0 13 4H6.5A2.5 2.5 0 0 0 4 6.5V13a2.5 2.5 0 0 0 2.5 2.5h2"/>`,
);
/** In clear. */
export const eyeIcon = icon(
  svg`<path d="M2.75 12S6 5.75 12 5.75 21.25 12 21.25 12 18 18.25 12 18.25 2.75 12 2.75 12Z"/><circle cx="12" cy="12" r="2.75"/>`,
);
/** Hidden. */
export const eyeOffIcon = icon(
  svg`<path d="M9.9 6A9.3 9.3 0 0 1 12 5.75C18 5.75 21.25 12 21.25 12a17 17 0 0 1-2.3 3.05M6.25 7.4A16 16 0 0 0 2.75 12S6 18.25 12 18.25a9 9 0 0 0 5-1.5M10.1 10.1a2.75 2.75 0 0 0 3.8 3.8M4 4l16 16"/>`,
);
/** Puts away. */
export const closeIcon = icon(svg`<path d="m6.5 6.5 11 11m0-11-11 11"/>`);
/** Somebody, signed in. */
export const personIcon = icon(svg`<circle cx="12" cy="8.25" r="3.75"/><path d="M4.75 19.75a7.25 7.25 0 0 1 14.5 0"/>`);

import {svg, type SVGTemplateResult} from 'lit';

// Few, our own, drawn on a grid of 24 with one stroke; color and size come from the text around them. Each is one path, so
// that bundlers can leave out what nobody shows.
const icon = (path: string): SVGTemplateResult =>
  svg`<svg viewBox="0 0 24 24" aria-hidden="true"><path d=${path}></path></svg>`;

/** A payment card. */
export const cardIcon = /* @__PURE__ */ icon(
  'M5 5h14a2.5 2.5 0 0 1 2.5 2.5v9A2.5 2.5 0 0 1 19 19H5a2.5 2.5 0 0 1-2.5-2.5v-9A2.5 2.5 0 0 1 5 5ZM2.5 9.75h19M6 15h4',
);
/** A gift. */
export const giftIcon = /* @__PURE__ */ icon(
  'M4.5 11h15v7.5A1.5 1.5 0 0 1 18 20H6a1.5 1.5 0 0 1-1.5-1.5ZM3 7.5h18V11H3ZM12 7.5V20M12 7.5s-1-4-3.5-4a2 2 0 0 0 0 4Zm0 0s1-4 3.5-4a2 2 0 0 1 0 4Z',
);
/** Where the security code is: three digits on the back. */
export const codeBackIcon = /* @__PURE__ */ icon(
  'M21.5 11V7.5A2.5 2.5 0 0 0 19 5H5a2.5 2.5 0 0 0-2.5 2.5v9A2.5 2.5 0 0 0 5 19h5.5M2.5 9.5h19M14.75 13h5.5A1.75 1.75 0 0 1 22 14.75v3a1.75 1.75 0 0 1-1.75 1.75h-5.5A1.75 1.75 0 0 1 13 17.75v-3A1.75 1.75 0 0 1 14.75 13Zm.65 3.25v.01m2.1-.01v.01m2.1-.01v.01',
);
/** Where the security code is: four digits on the front. */
export const codeFrontIcon = /* @__PURE__ */ icon(
  'M21.5 13.5v3A2.5 2.5 0 0 1 19 19H5a2.5 2.5 0 0 1-2.5-2.5v-9A2.5 2.5 0 0 1 5 5h4.5M6 15h3M14.25 4h6.5a1.75 1.75 0 0 1 1.75 1.75v3a1.75 1.75 0 0 1-1.75 1.75h-6.5a1.75 1.75 0 0 1-1.75-1.75v-3A1.75 1.75 0 0 1 14.25 4Zm.35 3.25v.01m1.95-.01v.01m1.95-.01v.01m1.95-.01v.01',
);
/** Locked: only those meant can read it. */
export const lockIcon = /* @__PURE__ */ icon(
  'M7.25 10.5h9.5A2.25 2.25 0 0 1 19 12.75v5A2.25 2.25 0 0 1 16.75 20h-9.5A2.25 2.25 0 0 1 5 17.75v-5a2.25 2.25 0 0 1 2.25-2.25ZM8 10.5V8a4 4 0 0 1 8 0v2.5',
);
/** Back to where one came from. */
export const backIcon = /* @__PURE__ */ icon('M19 12H5.5m5.5-6-6 6 6 6');
/** Done. */
export const tickIcon = /* @__PURE__ */ icon('m5.5 12.5 4.25 4.25L18.5 8');
/** Done well. */
export const checkIcon = /* @__PURE__ */ icon('M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0ZM8 12.25 10.75 15 16 9.5');
/** Said no. */
export const crossIcon = /* @__PURE__ */ icon('M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0ZM9 9l6 6m0-6-6 6');
/** Takes its time, or ran out of it. */
export const clockIcon = /* @__PURE__ */ icon('M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0ZM12 7v5.25L15.25 14');
/** Needs a look. */
export const alertIcon = /* @__PURE__ */ icon('M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0ZM12 7.5v5.25M12 16.25v.01');
/** Once more. */
export const againIcon = /* @__PURE__ */ icon('M19.5 12a7.5 7.5 0 1 1-2.2-5.3L19.5 9M19.5 4.5V9H15');
/** To be copied. */
export const copyIcon = /* @__PURE__ */ icon(
  'M10.75 8.5h7A2.25 2.25 0 0 1 20 10.75v7A2.25 2.25 0 0 1 17.75 20h-7a2.25 2.25 0 0 1-2.25-2.25v-7a2.25 2.25 0 0 1 2.25-2.25ZM15.5 8.5v-2A2.5 2.5 0 0 0 13 4H6.5A2.5 2.5 0 0 0 4 6.5V13a2.5 2.5 0 0 0 2.5 2.5h2',
);
/** In clear. */
export const eyeIcon = /* @__PURE__ */ icon(
  'M2.75 12S6 5.75 12 5.75 21.25 12 21.25 12 18 18.25 12 18.25 2.75 12 2.75 12ZM14.75 12a2.75 2.75 0 1 1-5.5 0 2.75 2.75 0 0 1 5.5 0Z',
);
/** Hidden. */
export const eyeOffIcon = /* @__PURE__ */ icon(
  'M9.9 6A9.3 9.3 0 0 1 12 5.75C18 5.75 21.25 12 21.25 12a17 17 0 0 1-2.3 3.05M6.25 7.4A16 16 0 0 0 2.75 12S6 18.25 12 18.25a9 9 0 0 0 5-1.5M10.1 10.1a2.75 2.75 0 0 0 3.8 3.8M4 4l16 16',
);
/** Puts away. */
export const closeIcon = /* @__PURE__ */ icon('m6.5 6.5 11 11m0-11-11 11');
/** Somebody, signed in. */
export const personIcon = /* @__PURE__ */ icon(
  'M15.75 8.25a3.75 3.75 0 1 1-7.5 0 3.75 3.75 0 0 1 7.5 0ZM4.75 19.75a7.25 7.25 0 0 1 14.5 0',
);

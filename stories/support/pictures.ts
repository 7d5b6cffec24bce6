const picture = (svg: string) => `data:image/svg+xml,${encodeURIComponent(svg)}`;

/** The shop's mark, a leaf over water: what a deployment names as its logo in `trust.js`. */
export const LOGO = picture(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#0f5c5c"/>
  <path transform="translate(4 4)" d="M12 15.5V7.5m0 4.5c-4 0-6-2-6-5.5C10 6.5 12 8.5 12 12Zm0 0c3.5 0 5.25-1.75 5.25-4.75C13.75 7.25 12 9 12 12ZM4 18.5c1.35-1.3 2.65-1.3 4 0s2.65 1.3 4 0 2.65-1.3 4 0 2.65 1.3 4 0"
    fill="none" stroke="#fff" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"/></svg>`,
);

/** Stands where a deployment's own picture of a card network would: the networks' artwork is theirs, and none is kept here. */
const standIn = (letter: string, color: string) =>
  picture(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 20"><rect width="32" height="20" rx="3" fill="${color}"/>
    <text x="16" y="14.5" fill="#fff" font-family="sans-serif" font-size="13" font-weight="700" text-anchor="middle">${letter}</text></svg>`,
  );

/** Pictures of card networks by their ids, as `trust.js` has them. */
export const MARKS = {
  visa: standIn('V', '#24408e'),
  mastercard: standIn('M', '#8a3b12'),
  'american-express': standIn('A', '#1b6a8c'),
} as const;

import {css} from 'lit';

import {coverStyles} from './cover.styles.js';

/** Styles of the agent's desk on a phone, beside those that the provider has from the beginning. */
export const deskStyles = css`
  @media (max-width: 480px) {
    /* over the composer only as far as there is no other room: what one signs in for stays in sight */
    .desk {
      inset-inline: 0.5rem;
      inset-block-end: clamp(0.5rem, 100dvh - var(--_height, 18rem) - 0.5rem, var(--chatpay-desk-block-end, 5.5rem));
      inline-size: auto;
      max-block-size: calc(100dvh - 1rem);
    }
  }

  ${coverStyles}
`;

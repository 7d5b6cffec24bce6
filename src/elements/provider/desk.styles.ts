import {css} from 'lit';

import {surfaceStyles} from './surface.styles.js';

/** Styles of the agent's desk, beside the chat. */
export const deskStyles = css`
  ${surfaceStyles}

  .desk {
    position: fixed;
    inset-block-end: var(--chatpay-desk-block-end, 5.5rem);
    inset-inline-end: var(--chatpay-desk-inline-end, 1rem);
    inline-size: min(var(--chatpay-desk-width, 25rem), calc(100vw - 1rem));
    block-size: var(--_height, 18rem);
    max-block-size: calc(100dvh - var(--chatpay-desk-block-end, 5.5rem) - 1rem);
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 1.25);
    box-shadow: var(--_raised);
  }

  .desk.open {
    animation: rise 160ms ease-out;
  }

  @media (max-width: 480px) {
    /* over the composer only as far as there is no other room: what one signs in for stays in sight */
    .desk {
      inset-inline: 0.5rem;
      inset-block-end: clamp(0.5rem, 100dvh - var(--_height, 18rem) - 0.5rem, var(--chatpay-desk-block-end, 5.5rem));
      inline-size: auto;
      max-block-size: calc(100dvh - 1rem);
    }
  }
`;

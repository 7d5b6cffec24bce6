import {css} from 'lit';

import {surfaceStyles} from './surface.styles.js';

/** Styles of what a customer pays in: over the provider's own box, on a phone over the whole screen. */
export const formStyles = css`
  ${surfaceStyles}

  .form {
    position: absolute;
    inset: 0;
    min-block-size: min(var(--_height, 0px), 100dvh);
    border-radius: inherit;
  }

  .form.open {
    animation: rise 180ms ease-out;
  }

  /* a phone, upright or lying; a window at 200 % */
  @media (max-width: 480px), (max-height: 480px) {
    .form {
      position: fixed;
      block-size: auto;
      border-radius: 0;
    }
  }
`;

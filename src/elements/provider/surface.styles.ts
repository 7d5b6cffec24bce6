import {css} from 'lit';

import {coverStyles} from './cover.styles.js';

/**
 * Styles of every surface. What is put away keeps its place and is merely not visible: a frame that is moved or not rendered
 * would load anew, or sleep.
 */
export const surfaceStyles = css`
  ${coverStyles}

  .surface {
    visibility: hidden;
    z-index: var(--chatpay-z-index, 1000);
    background: var(--_surface);
    color: var(--_text);
    font: 400 var(--_font-size) / 1.45 var(--_font);
    letter-spacing: normal;
    overflow: hidden;
    overscroll-behavior: contain;
  }

  .surface.open {
    visibility: visible;
  }

  .frame,
  iframe {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    border: 0;
  }

  @keyframes rise {
    from {
      opacity: 0;
      translate: 0 0.75rem;
    }
  }

  @media (forced-colors: active) {
    .surface {
      border: 1px solid CanvasText;
    }
  }
`;

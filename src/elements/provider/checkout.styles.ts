import {css} from 'lit';

import {formStyles} from './form.styles.js';

/** Styles of a provider's checkout: a line with the way out, and its frame below. Of two frames one is seen. */
export const checkoutStyles = css`
  ${formStyles}

  .surface.checkout {
    display: flex;
    flex-direction: column;
  }

  .checkout .frame {
    order: 1;
    flex: 1;
    min-block-size: 0;
  }

  .surface.checkout iframe:not(.page),
  .surface:not(.checkout) iframe.page {
    position: absolute;
    visibility: hidden;
  }

  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.375rem;
    padding-block: 0.375rem;
    padding-inline: 1rem 0.375rem;
    border-block-end: 1px solid var(--_border);
  }

  .bar strong {
    flex: 1;
    display: flex;
    align-items: center;
    gap: 0.5em;
    min-inline-size: 0;
    font-size: 0.9333em;
    overflow-wrap: anywhere;
  }

  .bar a {
    display: inline-flex;
    align-items: center;
    min-block-size: 1.5rem;
    border-radius: 0.25rem;
    color: var(--_accent-ink);
    font-size: 0.8667em;
  }

  .bar a:focus-visible {
    outline: 2px solid var(--_ring);
    outline-offset: 2px;
  }

  @media (pointer: coarse) {
    .bar a {
      min-block-size: 2.75rem;
    }
  }

  .checkout .cover {
    inset-block-start: 3.5rem;
  }
`;

import {css} from 'lit';

/** Styles of `<chatpay-composer>`. */
export const styles = css`
  :host {
    position: relative;
    display: inline-flex;
  }

  button[part='button'] {
    inline-size: 2.75rem;
    min-block-size: 2.75rem;
    border-radius: var(--chatpay-button-radius, 50%);
    color: var(--_accent-ink);
    font-size: 1.0667rem;
  }

  button.icon:hover,
  [part='button'][aria-expanded='true'] {
    background: color-mix(in oklab, var(--_accent-ink) 12%, transparent);
  }

  .lost {
    position: absolute;
    inset-block-end: calc(100% + 0.5rem);
    inset-inline-end: 0;
    box-sizing: border-box;
    inline-size: max-content;
    max-inline-size: min(18rem, 90vw);
    padding: 0.5rem 0.75rem;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: var(--_shadow);
    color: var(--_danger);
    font-size: 0.9333em;
  }
`;

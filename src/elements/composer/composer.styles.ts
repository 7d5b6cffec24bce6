import {css} from 'lit';

/** Styles of `<chatpay-composer>`. */
export const styles = css`
  :host {
    display: inline-flex;
  }

  button[part='button'] {
    inline-size: 2.75rem;
    min-block-size: 2.75rem;
    border-radius: var(--chatpay-button-radius, 50%);
    color: var(--_accent);
    font-size: 1.0667rem;
  }

  button.icon:hover,
  [part='button'][aria-expanded='true'] {
    background: color-mix(in oklab, var(--_accent) 12%, transparent);
  }
`;

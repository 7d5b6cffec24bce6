import {css} from 'lit';

/** Styles of `<chatpay-guard>`. */
export const styles = css`
  :host {
    display: block;
  }

  [part='notice'] {
    display: flex;
    gap: 0.5rem;
    margin-block-start: 0.375rem;
    padding: 0.5rem 0.75rem;
    border-radius: var(--_radius);
    background: color-mix(in oklab, var(--_warning) 12%, var(--_surface));
    color: var(--_text);
    font: 400 calc(var(--_font-size) * 0.9) / 1.45 var(--_font);
    letter-spacing: normal;
  }

  [part='notice'] svg {
    margin-block-start: 0.1em;
    color: var(--_warning);
  }

  @media (forced-colors: active) {
    [part='notice'] {
      border: 1px solid;
    }
  }
`;

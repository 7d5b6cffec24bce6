import {css} from 'lit';

/** Styles of `<chatpay-guard>`. */
export const styles = css`
  :host {
    display: block;
  }

  [part='notice'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.5rem;
    margin-block-start: 0.375rem;
    padding: 0.375rem 0.75rem;
    /* seen in forced colors alone */
    border: 1px solid transparent;
    border-radius: var(--_radius);
    background: color-mix(in oklab, var(--_warning) 12%, var(--_surface));
    color: var(--_text);
    font: 400 calc(var(--_font-size) * 0.9) / 1.45 var(--_font);
    letter-spacing: normal;
  }

  [part='notice'] svg {
    color: var(--_warning);
  }

  [part='notice'] span {
    flex: 1 1 12em;
  }

  [part='notice'] button {
    background: var(--_surface);
  }
`;

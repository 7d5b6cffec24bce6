import {css} from 'lit';

/** Styles of `<chatpay-order>`. */
export const styles = css`
  :host {
    display: block;
    max-inline-size: 26rem;
    padding: calc(var(--_step) * 5);
    border: 1px solid var(--_border);
    border-radius: var(--chatpay-bubble-radius, calc(var(--_radius) * 1.25));
    background: var(--_surface);
    box-shadow: var(--chatpay-bubble-shadow, var(--_shadow));
    color: var(--_text);
  }

  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 0.5rem;
    margin-block: -0.375rem 0.75rem;
    margin-inline-end: -0.5rem;
  }

  h2 {
    margin: 0;
    font-size: 1.2em;
    font-weight: 650;
    letter-spacing: -0.01em;
  }

  form {
    display: grid;
    gap: var(--_pad);
  }

  .number {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: 1rem;
  }

  .number label {
    flex: none;
    color: var(--_muted);
    font-size: 1em;
    font-weight: 400;
  }

  .number input {
    min-block-size: 0;
    padding: 0;
    border-radius: 0.25rem;
    font-size: 1em;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    text-align: right;
    text-overflow: ellipsis;
  }

  .number:dir(rtl) input {
    text-align: left;
  }

  .number input:focus-visible {
    outline: 2px solid var(--_ring);
    outline-offset: 3px;
  }

  @media (pointer: coarse) {
    .number input {
      min-block-size: 2.75rem;
    }
  }

  table {
    padding-block-end: 0.25rem;
  }

  [part='problem']:not(:has(svg)) {
    display: none;
  }

  [part='send'] {
    min-block-size: max(calc(var(--_step) * 12), var(--_touch));
  }

  .lasts {
    margin: -0.375rem 0 0;
    color: var(--_muted);
    font-size: 0.8667em;
    text-align: center;
  }
`;

import {css} from 'lit';

/** Styles of `<chatpay-receipt>`. */
export const styles = css`
  :host {
    display: block;
    max-inline-size: 28rem;
    padding: calc(var(--_step) * 7) calc(var(--_step) * 5) calc(var(--_step) * 5);
    border: 1px solid var(--_border);
    border-radius: var(--chatpay-bubble-radius, calc(var(--_radius) * 1.25));
    background: var(--_surface);
    box-shadow: var(--chatpay-bubble-shadow, var(--_shadow));
    color: var(--_text);
  }

  .head {
    display: grid;
    justify-items: center;
    gap: 0.25rem;
    padding-block-end: 1.5rem;
    text-align: center;
  }

  .head svg {
    inline-size: 3rem;
    block-size: 3rem;
    margin-block-end: 0.25rem;
    color: var(--_success);
    stroke-width: 1.5;
  }

  h1 {
    margin: 0;
    font-size: 1.0667em;
    font-weight: 600;
    color: var(--_success);
  }

  [part='amount'] {
    font-size: 2.1333em;
    font-weight: 700;
    font-variant-numeric: tabular-nums;
    letter-spacing: -0.025em;
    line-height: 1.2;
  }

  [part='merchant'] {
    color: var(--_muted);
    overflow-wrap: anywhere;
  }

  table {
    margin-block-end: 1.25rem;
    border-block-start: 1px solid var(--_border);
  }

  tbody:first-of-type > tr:first-child > * {
    padding-block-start: 1rem;
  }

  dl {
    display: grid;
    gap: 0.5rem;
    margin: 0;
    padding-block: 1.125rem 0;
    border-block-start: 1px solid var(--_border);
    font-size: 0.9333em;
  }

  /* what is longer than its line is a line of its own, and breaks where it likes to */
  dl > div {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 0.75rem;
  }

  dt {
    flex: none;
    color: var(--_muted);
  }

  dd {
    min-inline-size: 0;
    margin: 0;
    margin-inline-start: auto;
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
    text-align: end;
  }

  /* an order's number and a UUID, on one line of a phone */
  .number {
    font-size: 0.8667em;
  }

  [part='print'] {
    inline-size: 100%;
    margin-block-start: 1.5rem;
  }

  /* ink on paper, whatever the screen's colors are */
  @media print {
    :host {
      --_text: #000;
      --_muted: #444;
      --_border: #aaa;
      --_success: #000;
      max-inline-size: none;
      padding: 0;
      border: 0;
      background: none;
      box-shadow: none;
      color: #000;
    }

    [part='print'] {
      display: none;
    }
  }
`;

import {css} from 'lit';

/** Styles of an order's lines and sums. */
export const orderTable = css`
  table {
    inline-size: 100%;
    border-collapse: collapse;
    line-height: 1.4;
  }

  th,
  td {
    padding-block: 0.25rem;
    padding-inline: 0;
    font-weight: 400;
    text-align: start;
    vertical-align: baseline;
  }

  th {
    overflow-wrap: anywhere;
  }

  td {
    padding-inline-start: 1rem;
    font-variant-numeric: tabular-nums;
    text-align: end;
    white-space: nowrap;
  }

  .quantity {
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }

  .lines + .sums > tr:first-child > * {
    border-block-start: 1px solid var(--_border);
  }

  .lines > tr:last-child > * {
    padding-block-end: 0.625rem;
  }

  .lines + .sums > tr:first-child > * {
    padding-block-start: 0.625rem;
  }

  .sums th {
    color: var(--_muted);
  }

  .sums tr[part='total'] > * {
    padding-block-start: 0.5rem;
    color: var(--_text);
    font-size: 1.0667em;
    font-weight: 650;
  }
`;

import {css} from 'lit';

/** The card's details, one in a row, each with Copy. */
export const rowStyles = css`
  .card {
    overflow: clip;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }

  .bar {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 0.5rem;
    min-block-size: 2.75rem;
    padding-inline: 1rem 0.5rem;
    border-block-end: 1px solid var(--_border);
    background: var(--_sunken);
  }

  .brand {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    color: var(--_muted);
    font-size: 0.875em;
    font-weight: 600;
  }

  .brand img {
    max-inline-size: 2rem;
    block-size: 1.25rem;
    object-fit: contain;
  }

  .row {
    display: grid;
    grid-template-areas: 'label act' 'value act';
    grid-template-columns: 1fr auto;
    align-items: center;
    column-gap: 0.75rem;
    padding: var(--_gap) 0.5rem var(--_gap) 1rem;
  }

  .row:dir(rtl) {
    padding: var(--_gap) 1rem var(--_gap) 0.5rem;
  }

  .row + .row {
    border-block-start: 1px solid var(--_border);
  }

  dt {
    grid-area: label;
    align-self: end;
    color: var(--_muted);
    font-size: 0.8125em;
    line-height: 1.35;
  }

  .value {
    grid-area: value;
    align-self: start;
    min-inline-size: 0;
    font-size: 1.0625em;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    line-height: 1.4;
    overflow-wrap: anywhere;
    text-align: left;
    user-select: none;
    -webkit-user-select: none;
  }

  .row:dir(rtl) .value {
    text-align: right;
  }

  .revealed .value {
    user-select: text;
    -webkit-user-select: text;
  }

  .act {
    grid-area: act;
  }

  .copy,
  .reveal {
    justify-content: center;
    min-inline-size: 6.25rem;
    padding-inline: 0.625rem;
    font-size: 0.875em;
  }

  .copy {
    min-block-size: calc(var(--_step) * 9);
    border-color: transparent;
    background: transparent;
    color: var(--_accent);
  }

  .copy:hover {
    background: color-mix(in oklab, var(--_accent) 9%, var(--_surface));
  }

  .copy.copied {
    color: var(--_success);
  }

  @media (max-width: 24rem) {
    .copy {
      justify-content: center;
      min-inline-size: 2.75rem;
    }

    .copy .shown {
      display: none;
    }

    .reveal {
      min-inline-size: auto;
    }
  }

  @media (pointer: coarse) {
    .copy {
      min-block-size: 2.75rem;
    }
  }

  @media (forced-colors: active) {
    .copy {
      border-color: ButtonText;
    }
  }
`;

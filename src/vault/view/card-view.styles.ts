import {css} from 'lit';

export const styles = css`
  :host {
    display: block;
  }

  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_pad);
    max-inline-size: 28rem;
    margin-inline: auto;
    padding: calc(var(--_step) * 3.5) calc(var(--_step) * 5) calc(var(--_step) * 5);
  }

  header {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    margin-block-end: -0.25rem;
  }

  h1 {
    flex: 1;
    font-size: 1em;
    font-weight: 600;
    line-height: 1.3;
  }

  h1:focus {
    outline: none;
  }

  .time {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    padding-block: 0.25rem;
    padding-inline: 0.5rem 0.625rem;
    border-radius: 1rem;
    background: var(--_hover);
    font-size: 0.8125em;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  .time.short {
    background: color-mix(in oklab, var(--_danger) 13%, var(--_surface));
    color: var(--_danger);
  }

  header .icon {
    margin-inline-end: -0.5rem;
  }

  .amount {
    font-size: 1.625em;
    font-weight: 700;
    font-variant-numeric: tabular-nums;
    letter-spacing: -0.015em;
    line-height: 1.2;
    overflow-wrap: anywhere;
  }

  .reason {
    margin-block-start: 0.125rem;
    color: var(--_muted);
    overflow-wrap: anywhere;
  }

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
    color: var(--_accent-ink);
  }

  .copy:hover {
    background: color-mix(in oklab, var(--_accent-ink) 9%, var(--_surface));
  }

  .copy.copied {
    color: var(--_success);
  }

  .resting,
  .failed {
    display: flex;
    gap: 0.5rem;
    padding: 0.625rem 1rem;
    border-block-start: 1px solid var(--_border);
    background: var(--_sunken);
    color: var(--_muted);
    font-size: 0.875em;
  }

  .failed {
    color: var(--_danger);
  }

  .actions {
    display: flex;
    flex-wrap: wrap-reverse;
    gap: 0.625rem;
  }

  .actions button {
    flex: 1 1 auto;
    min-block-size: max(calc(var(--_step) * 11), var(--_touch));
    padding-inline: 0.875rem;
  }

  .reasons {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 8.5rem), 1fr));
    gap: 0.5rem;
    padding: 0.875rem 1rem 0.5rem;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_sunken);
  }

  .reasons h2 {
    grid-column: 1 / -1;
    margin-block-end: 0.125rem;
    font-size: 0.9375em;
    font-weight: 600;
  }

  .reasons button {
    min-block-size: 2.75rem;
    padding-inline: 0.5rem;
  }

  .reasons .quiet {
    grid-column: 1 / -1;
    justify-self: start;
    margin-inline-start: -0.5rem;
    min-block-size: max(2.5rem, var(--_touch));
    color: var(--_muted);
  }

  .lapsed {
    justify-items: center;
    gap: 0.5rem;
    padding-block: 2rem;
    text-align: center;
  }

  .lapsed > svg {
    inline-size: 2.25rem;
    block-size: 2.25rem;
    color: var(--_muted);
  }

  .lapsed h1 {
    font-size: 1.125em;
  }

  .lapsed p {
    max-inline-size: 22rem;
    color: var(--_muted);
  }

  .lapsed button {
    min-inline-size: 8rem;
    margin-block-start: 0.75rem;
  }

  @media (max-width: 24rem) {
    section {
      padding-inline: 1rem;
    }

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

  @media (max-width: 20rem) {
    section {
      gap: 0.75rem;
    }

    .time svg {
      display: none;
    }
  }

  @media (pointer: coarse) {
    .copy {
      min-block-size: 2.75rem;
    }
  }

  @media (forced-colors: active) {
    .time {
      border: 1px solid;
    }

    .copy {
      border-color: ButtonText;
    }
  }

  /* a card is never on paper */
  @media print {
    :host {
      display: none !important;
    }
  }
`;

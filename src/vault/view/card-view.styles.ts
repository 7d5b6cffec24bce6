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

  @media (max-width: 24rem) {
    section {
      padding-inline: 1rem;
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

  @media (forced-colors: active) {
    .time {
      border: 1px solid;
    }
  }

  /* a card is never on paper */
  @media print {
    :host {
      display: none !important;
    }
  }
`;

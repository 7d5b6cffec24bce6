import {css} from 'lit';

/** What the agent is asked for, line by line, and what keeps it from being sent. */
export const styles = css`
  .sheet {
    overflow: clip;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }

  .amount {
    padding: calc(var(--_step) * 3.5) 1rem;
    background: var(--_sunken);
    font-size: 1.75em;
    font-weight: 700;
    font-variant-numeric: tabular-nums;
    letter-spacing: -0.015em;
    line-height: 1.2;
    overflow-wrap: anywhere;
  }

  .line {
    display: grid;
    grid-template-columns: minmax(7rem, 2fr) 5fr;
    gap: 0.125rem 1rem;
    padding: calc(var(--_step) * 2.5) 1rem;
    border-block-start: 1px solid var(--_border);
  }

  dt {
    color: var(--_muted);
    font-size: 0.9375em;
  }

  dd {
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .problem {
    display: flex;
    gap: 0.5rem;
    padding: 0.625rem 0.75rem;
    border-radius: var(--_button-radius);
    background: color-mix(in oklab, var(--_danger) 10%, var(--_surface));
    color: var(--_danger);
    font-size: 0.9375em;
    text-align: start;
  }

  .problem svg {
    margin-block-start: 0.1em;
  }

  .problem:empty {
    display: none;
  }

  .actions {
    display: flex;
    gap: 0.625rem;
  }

  .actions button {
    flex: 1;
    min-block-size: max(calc(var(--_step) * 11), var(--_touch));
  }

  .actions .primary {
    flex: 2;
  }

  @media (max-width: 22rem) {
    .line {
      grid-template-columns: 1fr;
    }
  }

  @media (forced-colors: active) {
    .amount,
    .problem {
      border: 1px solid;
    }
  }
`;

import {css} from 'lit';

/** What the agent does with the card: it is used, or refused and why, or its time is over. */
export const endings = css`
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
`;

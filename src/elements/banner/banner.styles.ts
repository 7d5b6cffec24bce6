import {css} from 'lit';

/** Styles of `<chatpay-banner>`. */
export const styles = css`
  :host {
    display: block;
  }

  [part='banner'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 0.75rem;
    padding-block: var(--_gap);
    padding-inline: var(--_pad) 0.75rem;
    border-block-end: 1px solid color-mix(in oklab, var(--_success) 35%, var(--_surface));
    background: color-mix(in oklab, var(--_success) 12%, var(--_surface));
    color: var(--_text);
  }

  [part='banner'] > svg {
    color: var(--_success);
  }

  .words {
    flex: 1 1 8rem;
    min-inline-size: 0;
  }

  .acts {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    margin-inline-start: auto;
  }

  [part='title'] {
    font-weight: 650;
  }

  [part='detail'] {
    color: var(--_muted);
    font-size: 0.9em;
    overflow-wrap: anywhere;
  }

  @media (pointer: fine) {
    [part='view'] {
      min-block-size: calc(var(--_step) * 9);
    }
  }
`;

import {css} from 'lit';

/** Styles of `<chatpay-status>`. */
export const styles = css`
  :host {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 1rem;
    max-inline-size: 100%;
    color: var(--_text);
  }

  /* below the pill its words begin where the pill does */
  .quiet {
    margin-inline-start: -0.5rem;
  }

  .pill {
    --_tone: var(--_muted);
    display: inline-flex;
    align-items: center;
    gap: 0.5em;
    min-block-size: 1.75rem;
    max-inline-size: 100%;
    padding-block: 0.1875rem;
    padding-inline: 0.5rem 0.75rem;
    border: 1px solid color-mix(in oklab, var(--_tone) 22%, var(--_surface));
    border-radius: var(--chatpay-pill-radius, 99rem);
    background: color-mix(in oklab, var(--_tone) 10%, var(--_surface));
    color: var(--_tone);
    font-size: 0.8667em;
    font-weight: 600;
    line-height: 1.25;
  }

  .pill:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }

  .active {
    --_tone: var(--_accent);
  }

  .success {
    --_tone: var(--_success);
  }

  .warning {
    --_tone: var(--_warning);
  }

  .danger {
    --_tone: var(--_danger);
  }

  button.pill {
    min-block-size: calc(var(--_step) * 9);
    padding-block: 0.375rem;
    padding-inline: 0.75rem 1rem;
    border-color: transparent;
    background: var(--_tone);
    color: var(--_surface);
  }

  button.pill:hover {
    background: color-mix(in oklab, var(--_tone) 88%, var(--_text));
  }

  .words {
    overflow-wrap: anywhere;
  }

  time {
    padding-inline-start: 0.5em;
    border-inline-start: 1px solid color-mix(in oklab, currentColor 50%, transparent);
    font-variant-numeric: tabular-nums;
    font-weight: 500;
  }

  .soon {
    font-weight: 700;
  }

  .question {
    display: flex;
    flex: 1 0 100%;
    flex-wrap: wrap;
    gap: 0.5rem;
    margin-block-start: 0.375rem;
    font-size: 0.9333em;
  }

  .question strong {
    flex: 1 0 100%;
  }

  .question button {
    flex: 1 1 auto;
    padding-inline: 0.625rem;
  }

  [part='problem'] {
    color: var(--_danger);
    font-size: 0.8667em;
  }

  @media (pointer: coarse) {
    button.pill {
      min-block-size: 2.75rem;
    }
  }
`;

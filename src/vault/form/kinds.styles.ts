import {css} from 'lit';

/** Card or gift card: one is chosen. */
export const kinds = css`
  .kinds {
    display: grid;
    grid-auto-columns: 1fr;
    grid-auto-flow: column;
    gap: 0.25rem;
    padding: 0.25rem;
    border-radius: calc(var(--_radius) * 0.9);
    background: var(--_hover);
  }

  .kinds label {
    position: relative;
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 0.5rem;
    min-block-size: 2.5rem;
    padding: 0.25rem 0.5rem;
    border: 1px solid transparent;
    border-radius: calc(var(--_radius) * 0.7);
    color: var(--_muted);
    font-size: 0.9375em;
    text-align: center;
    cursor: pointer;
  }

  .kinds input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: inherit;
  }

  .kinds .chosen {
    border-color: var(--_edge);
    background: var(--_surface);
    color: var(--_text);
  }

  .kinds input:focus-visible {
    border-radius: inherit;
    outline: 2px solid var(--_accent);
    outline-offset: 3px;
    opacity: 1;
    appearance: none;
  }

  .kinds:disabled label {
    cursor: default;
  }

  @media (pointer: coarse) {
    .kinds label {
      min-block-size: 2.75rem;
    }
  }

  @media (forced-colors: active) {
    .kinds .chosen {
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }

    /* its ring lies around the chosen kind, on the system's own ground */
    .kinds input {
      forced-color-adjust: auto;
    }
  }
`;

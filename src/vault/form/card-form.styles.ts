import {css} from 'lit';

/** The page is the form's alone, so what fits is asked of the page: containers cost at every key. */
export const styles = css`
  :host {
    display: block;
  }

  form {
    display: grid;
    gap: 1.25rem;
    max-inline-size: 27rem;
    margin-inline: auto;
    padding: 1rem 1.25rem 1.5rem;
  }

  header {
    display: grid;
    justify-items: start;
  }

  .back {
    margin-inline-start: -0.5rem;
    margin-block-end: 0.75rem;
    color: var(--_muted);
    font-size: 0.9375em;
  }

  .back:hover {
    color: var(--_text);
  }

  .merchant {
    display: flex;
    align-items: center;
    gap: 0.625rem;
    max-inline-size: 100%;
  }

  .merchant img,
  .initial {
    flex: none;
    inline-size: 2rem;
    block-size: 2rem;
    border-radius: calc(var(--_radius) * 0.6);
    object-fit: contain;
  }

  .initial {
    display: grid;
    place-items: center;
    background: color-mix(in oklab, var(--_accent) 14%, var(--_surface));
    color: var(--_accent);
    font-weight: 700;
    text-transform: uppercase;
  }

  h1 {
    min-inline-size: 0;
    font-size: 1em;
    font-weight: 600;
    line-height: 1.3;
    overflow-wrap: anywhere;
  }

  .amount {
    margin-block-start: 0.75rem;
    font-size: 2.125em;
    font-weight: 700;
    font-variant-numeric: tabular-nums;
    letter-spacing: -0.02em;
    line-height: 1.15;
    overflow-wrap: anywhere;
  }

  .reason {
    max-inline-size: 100%;
    margin-block-start: 0.25rem;
    color: var(--_muted);
    overflow-wrap: anywhere;
  }

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
    border-color: color-mix(in oklab, var(--_border) 80%, var(--_text));
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

  .fields {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 1rem 0.875rem;
  }

  .field {
    grid-column: span 2;
  }

  #expiry-field:not(:last-child),
  #code-field {
    grid-column: span 1;
  }

  .pay button {
    inline-size: 100%;
    min-block-size: 3.25rem;
    border-radius: calc(var(--_radius) * 0.75);
    font-size: 1.0625em;
    font-variant-numeric: tabular-nums;
  }

  /* so that a click on it lands on what is around it */
  .pay button:disabled {
    pointer-events: none;
  }

  .sealed {
    display: flex;
    gap: 0.5rem;
    margin-block-start: -0.375rem;
    color: var(--_muted);
    font-size: 0.8125em;
    line-height: 1.45;
  }

  .sealed svg {
    margin-block-start: 0.05em;
    color: var(--_success);
  }

  .sealing input {
    color: var(--_muted);
  }

  @media (max-width: 22rem) {
    form {
      padding-inline: 1rem;
    }
  }

  /* zoomed text on a small screen: two fields do not fit beside each other any more */
  @media (max-width: 17em) {
    #expiry-field.field,
    #code-field.field {
      grid-column: span 2;
    }
  }

  @media (min-width: 30rem) {
    form {
      padding-block: 1.5rem 2rem;
    }
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

    .initial {
      border: 1px solid;
    }
  }
`;

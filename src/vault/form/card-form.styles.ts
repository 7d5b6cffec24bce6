import {css} from 'lit';

/** The page is the form's alone, so what fits is asked of the page: containers cost at every key. */
export const styles = css`
  :host {
    display: block;
  }

  form {
    display: grid;
    gap: calc(var(--_step) * 5);
    max-inline-size: 30rem;
    margin-inline: auto;
    padding: 0 var(--_side) calc(var(--_step) * 6);
    --_side: 1.25rem;
  }

  /* who is paid, how much, and that nobody else reads it: one block, above everything that is typed */
  header {
    margin-inline: calc(var(--_side) * -1);
    padding: calc(var(--_step) * 3) var(--_side) calc(var(--_step) * 4);
    border-block-end: 1px solid var(--_border);
    background: var(--_sunken);
  }

  .back {
    margin-inline-start: -0.5rem;
    margin-block-end: calc(var(--_step) * 2);
    color: var(--_muted);
    font-size: 0.9375em;
  }

  .back:hover {
    color: var(--_text);
  }

  .back svg:dir(rtl) {
    transform: scaleX(-1);
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
    background: color-mix(in oklab, var(--_accent-ink) 14%, var(--_surface));
    color: var(--_accent-ink);
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
    margin-block-start: 0.5rem;
    font-size: 2.125em;
    font-weight: 700;
    font-variant-numeric: tabular-nums;
    letter-spacing: -0.02em;
    line-height: 1.15;
    overflow-wrap: anywhere;
  }

  .reason {
    max-inline-size: 100%;
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
    outline: 2px solid var(--_ring);
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
    gap: var(--_pad) 0.75rem;
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
    min-block-size: max(calc(var(--_step) * 13), var(--_touch));
    font-size: 1.0625em;
    font-variant-numeric: tabular-nums;
  }

  /* a click on it lands on what is around it */
  .pay button:disabled {
    background: color-mix(in oklab, var(--_text) 9%, var(--_surface));
    color: var(--_muted);
    pointer-events: none;
  }

  .sealed {
    display: flex;
    gap: 0.5rem;
    margin-block-start: calc(var(--_step) * 3);
    padding: calc(var(--_step) * 2) 0.75rem;
    border-radius: calc(var(--_radius) * 0.75);
    background: color-mix(in oklab, var(--_success) 10%, var(--_surface));
    color: color-mix(in oklab, var(--_success) 40%, var(--_text));
    font-size: 0.875em;
    line-height: 1.4;
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
      --_side: 1rem;
    }

    /* its example is read whole beside its picture */
    #code-field input {
      padding-inline: 0.625rem 2.25rem;
    }

    #expiry-field input {
      padding-inline: 0.625rem;
    }

    #code-field .box:dir(rtl) input {
      padding: 0 0.625rem 0 2.25rem;
    }

    #code-field .adornment {
      inset-inline-end: 0.5rem;
    }
  }

  /* a phone: what is above the fields is one line, so that Pay is on the first screen */
  @media (pointer: coarse) and (max-width: 30rem) and (max-height: 44rem) {
    form {
      gap: calc(var(--_step) * 4);
    }

    header:has(.back) {
      display: grid;
      grid-template-columns: auto 1fr auto;
      align-items: center;
      column-gap: 0.5rem;
      padding-block: 0.25rem 0.75rem;
    }

    .back {
      inline-size: 2.75rem;
      margin-block-end: 0;
      margin-inline: -0.75rem;
    }

    .back span {
      position: absolute;
      clip-path: inset(50%);
    }

    .back ~ .merchant > :not(h1) {
      display: none;
    }

    .back ~ .amount {
      margin: 0;
      font-size: 1.375em;
    }

    .back ~ .reason,
    .sealed {
      grid-column: 1 / -1;
    }

    .sealed {
      margin-block-start: 0.375rem;
      padding: 0;
      background: none;
    }
  }

  /* zoomed text on a small screen: two fields do not fit beside each other any more */
  @media (max-width: 17em) {
    #expiry-field.field,
    #code-field.field {
      grid-column: span 2;
    }
  }

  /* a page that is wider than the form: one card, and not a block above loose fields */
  @media (min-width: 30rem) {
    form {
      box-sizing: border-box;
      border: 1px solid var(--_border);
      border-radius: var(--_radius);
      overflow: clip;
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

    /* its ring lies around the chosen kind, on the system's own ground */
    .kinds input {
      forced-color-adjust: auto;
    }

    .initial,
    .sealed {
      border: 1px solid;
    }
  }
`;

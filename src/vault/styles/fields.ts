import {css} from 'lit';

/** Text fields with a label above and an error below. */
export const fields = css`
  .field {
    display: grid;
    grid-template-rows: auto auto;
    align-content: start;
    gap: 0.375rem;
  }

  .caption {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0.125rem 0.5rem;
    font-size: 0.875em;
    line-height: 1.3;
  }

  .note {
    color: var(--_muted);
    font-weight: 600;
  }

  .caption label {
    font-size: inherit;
  }

  label,
  legend {
    padding: 0;
    font-size: 0.875em;
    font-weight: 600;
    line-height: 1.3;
  }

  .box {
    position: relative;
    block-size: 3rem;
    border: 1px solid var(--_edge);
    /* of a size that no text changes, so that a key lays out this box and nothing around it */
    contain: strict;
    border-radius: calc(var(--_radius) * 0.75);
    background: var(--_surface);
    color: var(--_text);
    transition: border-color 120ms;
  }

  .box:hover {
    border-color: var(--_muted);
  }

  .box:focus-within {
    border-color: var(--_accent);
    outline: 2px solid var(--_accent);
    outline-offset: 1px;
  }

  .box.faulty {
    border-color: var(--_danger);
  }

  .box.faulty:focus-within {
    outline-color: var(--_danger);
  }

  /* 16 px at least: below that iOS zooms into the page when a field gets the focus */
  input:not([type='radio']) {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    padding: 0 0.875rem;
    border: 0;
    border-radius: inherit;
    outline: 0;
    background: transparent;
    color: inherit;
    font: inherit;
    font-size: max(16px, 1.0625em);
    text-align: left;
    appearance: none;
  }

  /* digits run from left to right in every language, but stand where the language's lines begin */
  .box:dir(rtl) input {
    text-align: right;
  }

  input::placeholder {
    color: var(--_muted);
    opacity: 0.85;
  }

  input:-webkit-autofill {
    border-radius: calc(var(--_radius) * 0.75 - 1px);
    box-shadow: inset 0 0 0 4rem color-mix(in oklab, var(--_accent) 10%, var(--_surface));
    caret-color: var(--_text);
    -webkit-text-fill-color: var(--_text);
  }

  .iconic input {
    padding-inline-end: 3rem;
  }

  .adornment {
    position: absolute;
    inset-block: 0;
    inset-inline-end: 0.875rem;
    display: grid;
    place-items: center;
    color: var(--_muted);
    pointer-events: none;
  }

  .adornment svg {
    inline-size: 1.5rem;
    block-size: 1.5rem;
  }

  .error {
    display: flex;
    gap: 0.375em;
    color: var(--_danger);
    font-size: 0.875em;
    line-height: 1.35;
  }

  .error svg {
    inline-size: 1.15em;
    block-size: 1.15em;
    margin-block-start: 0.1em;
  }

  @media (forced-colors: active) {
    .box {
      border-color: FieldText;
      background: Field;
      color: FieldText;
    }

    .box:focus-within {
      outline-color: Highlight;
    }

    .box.faulty {
      border-width: 2px;
    }
  }
`;

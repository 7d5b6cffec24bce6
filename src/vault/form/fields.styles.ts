import {css} from 'lit';

/** What a card's fields have beyond others: a note beside the label, a picture in the box, digits in every direction. */
export const cardFields = css`
  /* no grid: the items of one are laid out with it, so that a key would lay out the whole field */
  .field {
    display: block;
  }

  .fault {
    margin-block-start: 0.375rem;
  }

  .caption {
    margin-block-end: 0.375rem;
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0.125rem 0.5rem;
    font-size: 0.9em;
    line-height: 1.3;
  }

  .caption label {
    font-size: inherit;
  }

  .note {
    color: var(--_muted);
    font-weight: 600;
  }

  .box {
    --_field-muted: var(--chatpay-muted-text, color-mix(in oklab, var(--_field-text) 66%, var(--_field)));
    position: relative;
    block-size: max(calc(var(--_step) * 12), 2.25rem);
    /* of a size that no text changes, so that a key lays out this box and nothing around it */
    contain: strict;
  }

  .box input {
    block-size: 100%;
    min-block-size: 0;
    padding: 0 0.875rem;
    font-size: max(16px, 1.0625em);
    text-align: left;
  }

  /* digits run from left to right in every language, but stand where the language's lines begin */
  .box:dir(rtl) input {
    text-align: right;
  }

  /* an example is in the language's words, whatever way the digits run that come in its place */
  .box:dir(rtl) input:placeholder-shown {
    direction: rtl;
  }

  input::placeholder {
    color: var(--_field-muted);
    opacity: 0.85;
  }

  input:-webkit-autofill {
    border-radius: calc(var(--_radius) * 0.75 - 1px);
    box-shadow: inset 0 0 0 4rem color-mix(in oklab, var(--_accent) 10%, var(--_field));
    caret-color: var(--_field-text);
    -webkit-text-fill-color: var(--_field-text);
  }

  .iconic input {
    padding-inline-end: 3rem;
  }

  /* the picture stands at the line's end, which for a field of digits is its beginning */
  .iconic:dir(rtl) input:dir(ltr) {
    padding: 0 0.875rem 0 3rem;
  }

  .adornment {
    position: absolute;
    inset-block: 0;
    inset-inline-end: 0.875rem;
    display: grid;
    place-items: center;
    color: var(--_field-muted);
    pointer-events: none;
  }

  .adornment svg {
    inline-size: 1.5rem;
    block-size: 1.5rem;
  }

  .mark {
    max-inline-size: 2rem;
    block-size: 1.25rem;
    object-fit: contain;
  }

  @media (pointer: coarse) {
    .box {
      block-size: max(calc(var(--_step) * 12), 2.75rem);
    }
  }
`;

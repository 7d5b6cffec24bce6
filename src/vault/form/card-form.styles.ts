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

  /* the narrowest phones: what is wrong with one of two fields beside each other has the whole width below both */
  @media (min-width: 17.0625em) and (max-width: 22rem) {
    #expiry-field:not(:last-child),
    #code-field {
      display: contents;
    }

    #code-field > *,
    #expiry-field:not(:last-child) > * {
      order: 1;
      margin-block-start: calc(var(--_pad) * -1);
    }

    #code-field > .caption,
    #expiry-field:not(:last-child) > .caption {
      order: 0;
      margin-block-start: 0;
      align-self: end;
    }

    #code-field > .fault,
    #expiry-field:not(:last-child) > .fault {
      order: 2;
      grid-column: 1 / -1;
      margin-block-start: calc(0.375rem - var(--_pad));
    }
  }

  /* a phone: Pay is on the first screen */
  @media (pointer: coarse) and (max-width: 30rem) and (max-height: 44rem) {
    form {
      gap: calc(var(--_step) * 4);
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
`;

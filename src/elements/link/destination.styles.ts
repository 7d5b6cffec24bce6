import {css} from 'lit';

/** Styles of the fields for where a link goes. */
export const destination = css`
  [part='phone'] {
    font-variant-numeric: tabular-nums;
  }

  /* numbers run from left to right everywhere, and begin where the other fields do */
  .box:dir(rtl) [part='phone'] {
    text-align: right;
  }

  .note {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.5em;
    min-block-size: 1.45em;
    color: var(--_muted);
    font-size: 0.8667em;
  }

  .faulty ~ .note {
    display: none;
  }

  .sure,
  .doubt {
    display: inline-flex;
    align-items: flex-start;
    gap: 0.375em;
    font-variant-numeric: tabular-nums;
  }

  .sure svg,
  .doubt svg {
    inline-size: 1.15em;
    block-size: 1.15em;
    margin-block-start: 0.15em;
  }

  .sure svg {
    color: var(--_success);
  }

  .doubt {
    color: var(--_warning);
  }

  fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  legend {
    margin-block-end: 0.3125rem;
    padding: 0;
    font-size: 0.9em;
    font-weight: 600;
  }

  .choices {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(8rem, 100%), 1fr));
    gap: 0.5rem;
  }

  .choice {
    display: flex;
    align-items: center;
    gap: 0.625rem;
    min-block-size: 2.75rem;
    padding-inline: 0.75rem;
    border: 1px solid var(--_edge);
    border-radius: calc(var(--_radius) * 0.75);
    font-size: 1em;
    font-weight: 500;
    cursor: pointer;
  }

  .choice:hover {
    border-color: var(--_muted);
  }

  .choice:has(:checked) {
    border-color: var(--_accent-ink);
    background: color-mix(in oklab, var(--_accent-ink) 7%, var(--_surface));
    box-shadow: inset 0 0 0 1px var(--_accent-ink);
    font-weight: 600;
  }

  .choice:has(:focus-visible) {
    outline: 2px solid var(--_ring);
    outline-offset: 2px;
  }

  .choice input {
    flex: none;
    inline-size: 1.125rem;
    min-block-size: 1.125rem;
    block-size: 1.125rem;
    padding: 0;
    border: 1.5px solid var(--_edge);
    border-radius: 50%;
    cursor: pointer;
  }

  .choice input:checked {
    border: 0.375rem solid var(--_accent-ink);
  }

  @media (forced-colors: active) {
    .choice:has(:checked) {
      border-color: Highlight;
      border-width: 2px;
    }

    /* a ring that is filled but for its middle, as with other colors: the browser's own would be drawn past every style */
    .choice input:checked {
      border-color: Highlight;
    }
  }
`;

import {css} from 'lit';

/** Who is paid, how much and what for, and who will be able to read the card. */
export const summary = css`
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

  /* a phone: what is above the fields is one line, so that Pay is on the first screen */
  @media (pointer: coarse) and (max-width: 30rem) and (max-height: 44rem) {
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

  @media (forced-colors: active) {
    .initial,
    .sealed {
      border: 1px solid;
    }
  }
`;

import {css} from 'lit';

/** What the desk's panels have in common: a title, words, a button. */
export const panel = css`
  :host {
    display: block;
  }

  section {
    display: grid;
    gap: var(--_pad);
    max-inline-size: 28rem;
    margin-inline: auto;
    padding: calc(var(--_step) * 5);
  }

  h1 {
    font-size: 1.0625em;
    font-weight: 650;
    line-height: 1.35;
  }

  .detail {
    margin-block-start: 0.25rem;
    color: var(--_muted);
    text-wrap: pretty;
  }

  .greeting {
    justify-items: center;
    padding-block: 1.75rem;
    text-align: center;
  }

  .greeting h1 {
    text-wrap: balance;
  }

  .greeting > div {
    max-inline-size: 23rem;
  }

  .greeting button {
    min-inline-size: 10rem;
  }

  .mark {
    display: grid;
    place-items: center;
    inline-size: 3rem;
    block-size: 3rem;
    border-radius: 50%;
    background: color-mix(in oklab, var(--_accent-ink) 13%, var(--_surface));
    color: var(--_accent-ink);
  }

  .mark svg {
    inline-size: 1.5rem;
    block-size: 1.5rem;
  }

  .mark.alert {
    background: color-mix(in oklab, var(--_danger) 12%, var(--_surface));
    color: var(--_danger);
  }

  @media (max-width: 22rem) {
    section {
      padding: 1rem;
    }
  }

  @media (forced-colors: active) {
    .mark {
      border: 1px solid;
    }
  }
`;

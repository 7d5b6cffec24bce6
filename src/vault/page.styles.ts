import {css} from 'lit';

/** The vault's pages are their elements': each is a surface of its own. */
export const page = css`
  :host {
    --_sunken: color-mix(in oklab, var(--_text) 4%, var(--_surface));
    /* what is not opaque counts as covered, and what is covered cannot be pressed */
    --_dim: 1;
    background: var(--_surface);
    color: var(--_text);
    -webkit-text-size-adjust: 100%;
    text-size-adjust: 100%;
  }

  h1,
  h2,
  p,
  dl,
  dd,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
`;

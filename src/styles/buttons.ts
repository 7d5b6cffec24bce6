import {css} from 'lit';

/** Buttons: `primary` for the one thing to do, plain for the other, `quiet` for what stands in a line of text. */
export const buttons = css`
  button {
    /* no target is lower, however small a theme makes its steps */
    --_touch: 1.5rem;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    min-block-size: max(calc(var(--_step) * 10), var(--_touch));
    margin: 0;
    padding: 0.25rem var(--_pad);
    border: 1px solid var(--_edge);
    border-radius: var(--_button-radius);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    font-weight: 600;
    line-height: 1.25;
    cursor: pointer;
    touch-action: manipulation;
    -webkit-tap-highlight-color: transparent;
    transition:
      background-color 120ms,
      border-color 120ms;
  }

  button:hover {
    background: var(--_hover);
  }

  button:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }

  button.primary {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_accent-text);
  }

  button.primary:hover {
    background: color-mix(in oklab, var(--_accent) 88%, var(--_text));
  }

  button.quiet,
  button.icon {
    min-block-size: max(calc(var(--_step) * 9), var(--_touch));
    padding: 0.25rem 0.5rem;
    border-color: transparent;
    background: transparent;
    color: var(--_accent);
  }

  button.quiet:hover {
    background: color-mix(in oklab, var(--_accent) 10%, transparent);
  }

  button.icon {
    inline-size: max(calc(var(--_step) * 9), var(--_touch));
    padding: 0;
    color: var(--_muted);
  }

  button.icon:hover {
    background: var(--_hover);
    color: var(--_text);
  }

  button:disabled,
  button[aria-disabled='true'] {
    cursor: default;
  }

  button[aria-disabled='true'] {
    opacity: var(--_dim, 0.6);
  }

  @media (pointer: coarse) {
    button {
      --_touch: 2.75rem;
    }
  }

  @media (forced-colors: active) {
    button:focus-visible {
      outline-color: Highlight;
    }
  }
`;

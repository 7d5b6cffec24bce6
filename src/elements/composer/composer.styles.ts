import {css} from 'lit';

/** Styles of `<chatpay-composer>`. */
export const styles = css`
  :host {
    display: inline-flex;
  }

  button[part='button'] {
    inline-size: 2.75rem;
    min-block-size: 2.75rem;
    border-radius: 50%;
    color: var(--_accent);
    font-size: 1.0667rem;
  }

  button.icon:hover,
  [part='button'][aria-expanded='true'] {
    background: color-mix(in oklab, var(--_accent) 12%, transparent);
  }

  [part='panel'] {
    inset: auto;
    margin: 0;
    inline-size: min(22rem, calc(100vw - 1rem));
    padding: 1rem;
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 1.25);
    background: var(--_surface);
    box-shadow: var(--_raised);
    color: var(--_text);
    overflow: auto;
    overscroll-behavior: contain;
  }

  form {
    display: grid;
    gap: 0.875rem;
    margin-block-start: 0.875rem;
  }

  [part='panel']:popover-open {
    animation: rise 140ms ease-out;
  }

  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 0.5rem;
    margin-block: -0.375rem;
    margin-inline-end: -0.5rem;
  }

  h2 {
    margin: 0;
    font-size: 1.0667em;
    font-weight: 650;
  }

  .field {
    display: grid;
    gap: 0.3125rem;
  }

  label {
    font-size: 0.9em;
    font-weight: 600;
  }

  .box {
    display: flex;
    align-items: center;
    border: 1px solid var(--_edge);
    border-radius: calc(var(--_radius) * 0.75);
    background: var(--_surface);
    color: var(--_text);
  }

  .box:hover {
    border-color: var(--_muted);
  }

  .box:focus-within {
    border-color: var(--_accent);
    outline: 2px solid var(--_accent);
    outline-offset: 1px;
  }

  .faulty {
    border-color: var(--_danger);
  }

  /* 16 px at least: below that iOS zooms into the page when a field gets the focus */
  input,
  textarea {
    flex: 1;
    display: block;
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: 2.75rem;
    margin: 0;
    padding: 0.625rem 0.75rem;
    border: 0;
    border-radius: inherit;
    outline: 0;
    background: transparent;
    color: inherit;
    font: inherit;
    font-size: max(16px, 1em);
    line-height: 1.35;
    resize: none;
    appearance: none;
  }

  input {
    font-variant-numeric: tabular-nums;
    font-weight: 600;
  }

  .affix {
    color: var(--_muted);
    font-weight: 600;
    padding-inline-start: 0.75rem;
  }

  .affix + input {
    padding-inline-start: 0.375rem;
  }

  input + .affix {
    padding-inline: 0 0.75rem;
  }

  .hint {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 0.75rem;
    color: var(--_muted);
    font-size: 0.8667em;
  }

  .over,
  .fault {
    color: var(--_danger);
  }

  .fault {
    display: flex;
    gap: 0.375em;
    font-size: 0.9em;
    line-height: 1.35;
  }

  .fault:empty {
    display: none;
  }

  .fault svg {
    inline-size: 1.15em;
    block-size: 1.15em;
    margin-block-start: 0.1em;
  }

  [part='request'] {
    min-block-size: 2.75rem;
  }

  @keyframes rise {
    from {
      opacity: 0;
      translate: 0 0.5rem;
    }
  }

  @media (forced-colors: active) {
    .box {
      border-color: FieldText;
      background: Field;
      color: FieldText;
    }

    .faulty {
      border-width: 2px;
    }
  }
`;

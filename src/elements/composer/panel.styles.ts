import {css} from 'lit';
import {fields} from '../../styles/fields.js';

/** Styles of the composer's panel. */
export const panelStyles = css`
  ${fields}

  [part='panel'] {
    position: fixed;
    inset-block: auto var(--chatpay-desk-block-end, 5.5rem);
    inset-inline: auto var(--chatpay-desk-inline-end, 1rem);
    margin: 0;
    inline-size: min(var(--chatpay-desk-width, 25rem), calc(100vw - 1rem));
    max-block-size: calc(100dvh - var(--chatpay-desk-block-end, 5.5rem) - 1rem);
    padding: calc(var(--_step) * 5);
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
    gap: var(--_pad);
    margin-block-start: 0.75rem;
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

  [part='request'] {
    min-block-size: max(calc(var(--_step) * 11), var(--_touch));
  }

  .confirm {
    display: grid;
    gap: var(--_pad);
  }

  .confirm p,
  .confirm dl,
  .confirm dd {
    margin: 0;
  }

  .confirm p,
  dt {
    color: var(--_muted);
    font-size: 0.9375em;
  }

  dl {
    overflow: clip;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }

  dl > div {
    padding: var(--_gap) 0.75rem;
  }

  dl > div + div {
    border-block-start: 1px solid var(--_border);
  }

  dl > :first-child dd {
    font-size: 1.5em;
    letter-spacing: -0.015em;
    line-height: 1.2;
  }

  dd {
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .actions {
    display: flex;
    gap: 0.625rem;
  }

  .actions button {
    flex: 1;
    min-block-size: max(calc(var(--_step) * 11), var(--_touch));
  }

  .actions .primary {
    flex: 2;
  }

  @media (max-width: 480px) {
    [part='panel'] {
      inset-inline: 0.5rem;
      inline-size: auto;
    }
  }

  @media (max-width: 22rem) {
    [part='panel'] {
      padding: var(--_pad);
    }
  }

  @keyframes rise {
    from {
      opacity: 0;
      translate: 0 0.5rem;
    }
  }
`;

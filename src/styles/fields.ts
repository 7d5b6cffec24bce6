import {css} from 'lit';

/** Fields: a label, a box around its control, a hint, and what is wrong with it. */
export const fields = css`
  :host {
    --_field: var(--chatpay-field-surface, var(--_surface));
    --_field-text: var(--chatpay-field-text, var(--_text));
    --_field-border: var(--chatpay-field-border, var(--_edge));
  }

  .field {
    display: grid;
    align-content: start;
    gap: 0.375rem;
  }

  label,
  legend {
    padding: 0;
    color: var(--chatpay-label-text, var(--_text));
    font-size: 0.9em;
    font-weight: 600;
    line-height: 1.3;
  }

  .box {
    display: flex;
    align-items: center;
    border: 1px solid var(--_field-border);
    border-radius: calc(var(--_radius) * 0.75);
    background: var(--_field);
    color: var(--_field-text);
    transition: border-color 120ms;
  }

  .box:hover {
    border-color: var(--chatpay-field-border, var(--_muted));
  }

  .box:focus-within {
    border-color: var(--_ring);
    outline: 2px solid var(--_ring);
    outline-offset: 1px;
  }

  .box.faulty {
    border-color: var(--_danger);
    outline-color: var(--_danger);
  }

  /* 16 px at least: below that iOS zooms into the page when a field gets the focus */
  input,
  textarea {
    flex: 1;
    display: block;
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: calc(var(--_step) * 11);
    margin: 0;
    padding: 0.375rem 0.75rem;
    border: 0;
    border-radius: inherit;
    outline: 0;
    background: transparent;
    color: inherit;
    font: inherit;
    font-size: max(16px, 1em);
    line-height: 1.4;
    resize: none;
    appearance: none;
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

  @media (pointer: coarse) {
    input {
      min-block-size: 2.75rem;
    }
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

import {css} from 'lit';

/** Styles of `<chatpay-progress>`. */
export const styles = css`
  :host {
    display: block;
    max-inline-size: 26rem;
    padding: calc(var(--_step) * 5);
    border: 1px solid var(--_border);
    border-radius: var(--chatpay-bubble-radius, calc(var(--_radius) * 1.25));
    background: var(--_surface);
    box-shadow: var(--chatpay-bubble-shadow, var(--_shadow));
    color: var(--_text);
  }

  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0.125rem 1rem;
    padding-block-end: 1rem;
    border-block-end: 1px solid var(--_border);
  }

  .what {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.625rem;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  [part='amount'] {
    font-size: 1.3333em;
    font-weight: 650;
    font-variant-numeric: tabular-nums;
    letter-spacing: -0.015em;
  }

  .what > bdi,
  [part='destination'] {
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }

  [part='destination'] {
    font-size: 0.9333em;
  }

  ol {
    margin: 0;
    padding: 1.125rem 0 0;
    list-style-type: ''; /* not none, which takes the list's role away in Safari */
  }

  li {
    --_tone: var(--_muted);
    position: relative;
    display: grid;
    grid-template-columns: 1.5rem 1fr;
    column-gap: 0.75rem;
    padding-block-end: var(--_pad);
  }

  li:last-child {
    padding-block-end: 0;
  }

  .active {
    --_tone: var(--_accent-ink);
  }

  .success {
    --_tone: var(--_success);
  }

  .warning {
    --_tone: var(--_warning);
  }

  .danger {
    --_tone: var(--_danger);
  }

  /* the way from one mark to the next */
  li:not(:last-child)::before {
    content: '';
    position: absolute;
    inset-block: 1.625rem 0.125rem;
    inset-inline-start: calc(0.75rem - 1px);
    border-inline-start: 2px solid var(--_border);
  }

  li.done:not(:last-child)::before {
    border-color: color-mix(in oklab, var(--_success) 55%, var(--_surface));
  }

  .mark {
    display: grid;
    place-items: center;
    inline-size: 1.5rem;
    block-size: 1.5rem;
    border-radius: 50%;
    color: var(--_tone);
  }

  .mark svg {
    inline-size: 1.5rem;
    block-size: 1.5rem;
  }

  .ahead .mark::before {
    content: '';
    inline-size: 0.75rem;
    block-size: 0.75rem;
    border: 2px solid var(--_edge);
    border-radius: 50%;
  }

  .pulse {
    inline-size: 0.75rem;
    block-size: 0.75rem;
    border-radius: 50%;
    background: var(--_tone);
    box-shadow: 0 0 0 0.25rem color-mix(in oklab, var(--_tone) 22%, var(--_surface));
    animation: pulse 2s ease-in-out infinite;
  }

  .line {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: 0.5rem;
    min-inline-size: 0;
    line-height: 1.5rem;
  }

  .ahead .name {
    color: var(--_muted);
  }

  .current .name {
    color: var(--_tone);
    font-weight: 650;
  }

  time {
    color: var(--_muted);
    font-size: 0.8667em;
    font-variant-numeric: tabular-nums;
    text-align: end;
  }

  .line time {
    flex: none;
    max-inline-size: 60%;
  }

  [part='next'] {
    grid-column: 2;
    display: grid;
    gap: 0.125rem;
    color: var(--_muted);
    font-size: 0.9333em;
  }

  [part='detail'] {
    color: var(--_text);
    overflow-wrap: anywhere;
  }

  [part='code-for-support'] {
    font-size: 0.9286em;
    overflow-wrap: anywhere;
  }

  .correction {
    display: grid;
    gap: 0.875rem;
    margin-block-start: 1.25rem;
    padding-block-start: 1.125rem;
    border-block-start: 1px solid var(--_border);
  }

  [part='problem'] {
    margin-block-start: 0.875rem;
  }

  [part='problem']:not(:has(svg)) {
    display: none;
  }

  [part='code'] {
    display: block;
    inline-size: min(14rem, 100%);
    margin: 1.25rem auto 0;
    border-radius: var(--_radius);
    overflow: hidden;
    forced-color-adjust: none;
  }

  [part='code'] svg {
    display: block;
    inline-size: 100%;
    block-size: auto;
    stroke: none;
    forced-color-adjust: inherit;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    margin-block-start: 1.25rem;
  }

  .actions button {
    flex: 1 1 auto;
  }

  [part='cancel'] {
    color: var(--_danger);
  }

  .skeleton {
    display: grid;
    gap: 1rem;
  }

  .skeleton i {
    /* a ground would be gone in forced colors */
    border: 0.625rem solid var(--_hover);
    border-radius: 0.375rem;
  }

  @keyframes pulse {
    50% {
      box-shadow: 0 0 0 0.375rem color-mix(in oklab, var(--_tone) 12%, var(--_surface));
    }
  }

  @media (forced-colors: active) {
    .pulse {
      background: CanvasText;
    }
  }
`;

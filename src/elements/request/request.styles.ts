import {css} from 'lit';

/**
 * Styles of `<chatpay-request>`. The host is the surface itself, since what is skipped off screen would clip a shadow
 * drawn inside; it is a block of known width, so that a change inside lays out nothing around it.
 */
export const styles = css`
  :host {
    --_surface: var(--chatpay-bubble-surface, var(--chatpay-surface, var(--_paper)));
    --_text: var(--chatpay-bubble-text, var(--chatpay-text, var(--_ink)));
    display: block;
    inline-size: var(--chatpay-bubble-width, 21rem);
    max-inline-size: 100%;
    padding: var(--_pad);
    border: var(--chatpay-bubble-border, 1px solid var(--_border));
    border-inline-start: var(--chatpay-bubble-bar, var(--chatpay-bubble-border, 1px solid var(--_border)));
    border-radius: var(--chatpay-bubble-radius, calc(var(--_radius) * 1.25));
    background: var(--_surface);
    box-shadow: var(--chatpay-bubble-shadow, var(--_shadow));
    color: var(--_text);
    content-visibility: auto;
    contain-intrinsic-size: auto 21rem auto 12rem;
  }

  [part='heading'] {
    display: flex;
    align-items: center;
    gap: 0.5em;
    color: var(--_muted);
    font-size: 0.8667em;
  }

  [part='heading'] bdi {
    overflow-wrap: anywhere;
  }

  [part='amount'] {
    margin-block-start: 0.375rem;
    font-size: 1.8667em;
    font-weight: 650;
    font-variant-numeric: tabular-nums;
    letter-spacing: -0.015em;
    line-height: 1.2;
    overflow-wrap: anywhere;
  }

  [part='reason'] {
    margin-block-start: 0.125rem;
    overflow-wrap: anywhere;
  }

  .way {
    display: grid;
    margin-block-start: 0.75rem;
  }

  .answers {
    display: flex;
    flex-wrap: wrap-reverse;
    gap: var(--_gap);
    margin-block-start: var(--_pad);
  }

  /* beside each other the one takes what it needs; below each other both are as wide, and what to do is above */
  .answers > * {
    flex: 1 1 auto;
  }

  .answers > .primary {
    flex-grow: 999;
  }

  [part='status'] {
    --_tone: var(--_muted);
    display: flex;
    gap: 0.5em;
    margin-block-start: var(--_pad);
    padding: 0.5rem 0.75rem;
    border: 1px solid transparent;
    border-radius: var(--_button-radius);
    background: color-mix(in oklab, var(--_tone) 10%, var(--_surface));
    color: var(--_tone);
    font-weight: 600;
    line-height: 1.35;
  }

  [part='status']:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }

  [part='status'].success {
    --_tone: var(--_success);
  }

  [part='status'].warning {
    --_tone: var(--_warning);
  }

  [part='note'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.125rem 0.75rem;
    margin-block-start: 0.75rem;
    color: var(--_muted);
    font-size: 0.8667em;
  }

  .secured,
  [part='time'] {
    display: inline-flex;
    align-items: center;
    gap: 0.375em;
    font-variant-numeric: tabular-nums;
  }

  .soon {
    color: var(--_warning);
    font-weight: 600;
  }

  .standing {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem var(--_gap);
    margin-block-start: var(--_pad);
  }

  /* its word ends where everything else does */
  .standing > button {
    margin-inline: auto -0.5rem;
  }

  /* drawn by borders, as the skeleton is: in forced colors they are seen, and grounds are not */
  .entering::before {
    content: '';
    display: inline-block;
    margin-inline-end: 0.5em;
    border: 0.25em solid var(--_success);
    border-radius: 50%;
    vertical-align: 0.0625em;
  }

  [part='ended'] {
    margin-block-start: 0.5rem;
    color: var(--_muted);
    font-size: 0.9333em;
  }

  [part='problem'] {
    margin-block-start: 0.625rem;
    color: var(--_danger);
    font-size: 0.9333em;
  }

  .skeleton {
    display: grid;
    gap: 0.75rem;
    padding-block: 0.25rem;
  }

  .skeleton i {
    inline-size: 55%;
    border: 0.4375rem solid var(--_hover);
    border-radius: 0.25rem;
  }

  .skeleton i:nth-child(2) {
    border-width: 0.875rem;
    inline-size: 40%;
  }

  .skeleton i:nth-child(3) {
    inline-size: 75%;
  }
`;

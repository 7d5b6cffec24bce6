import {css} from 'lit';

/**
 * What the vault's elements stand on: the tokens that a host may set (`themeSchema` names them), with their defaults,
 * light or dark by `color-scheme`. They are read here and never set.
 */
export const tokens = css`
  :host {
    --_accent: var(--chatpay-accent, light-dark(#2f54c4, #9db4ff));
    --_accent-text: var(--chatpay-accent-text, light-dark(#ffffff, #10193a));
    --_surface: var(--chatpay-surface, light-dark(#ffffff, #1c1f26));
    --_text: var(--chatpay-text, light-dark(#171a21, #eceef3));
    --_muted: var(--chatpay-muted-text, light-dark(#585f6e, #a9b0be));
    --_border: var(--chatpay-border, light-dark(#dcdfe6, #363b47));
    --_danger: var(--chatpay-danger, light-dark(#b3261e, #ffaaa2));
    --_success: light-dark(#146c43, #6fd6a2);
    --_warning: light-dark(#8a5300, #f3c069);
    --_radius: var(--chatpay-radius, 0.75rem);
    --_font-size: var(--chatpay-font-size, 0.9375rem);
    --_font: var(
      --chatpay-font,
      system-ui,
      -apple-system,
      'Segoe UI',
      Roboto,
      'Noto Sans',
      'Liberation Sans',
      sans-serif
    );
    /* the edge of a control has to reach 3:1 against what is around it (WCAG 2.2, 1.4.11) */
    --_edge: color-mix(in oklab, var(--_muted) 76%, var(--_surface));
    --_sunken: color-mix(in oklab, var(--_text) 4%, var(--_surface));
    --_hover: color-mix(in oklab, var(--_text) 7%, var(--_surface));
    box-sizing: border-box;
    background: var(--_surface);
    color: var(--_text);
    font: 400 var(--_font-size) / 1.45 var(--_font);
    letter-spacing: normal;
    text-align: start;
    -webkit-text-size-adjust: 100%;
    text-size-adjust: 100%;
  }

  :host([hidden]) {
    display: none !important;
  }

  *,
  *::before,
  *::after {
    box-sizing: inherit;
  }

  [hidden] {
    display: none !important;
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

  svg {
    flex: none;
    inline-size: 1.25em;
    block-size: 1.25em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .mirrored:dir(rtl) {
    transform: scaleX(-1);
  }

  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
    }
  }
`;

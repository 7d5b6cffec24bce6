import {css} from 'lit';

/**
 * What every element stands on: the public tokens `--chatpay-…` with their defaults, light or dark by `color-scheme`.
 * They are read where they are used and never set here, so that a page can set them on any element around.
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
    --_success: var(--chatpay-success, light-dark(#146c43, #6fd6a2));
    --_warning: var(--chatpay-warning, light-dark(#8a5300, #f3c069));
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
    --_hover: color-mix(in oklab, var(--_text) 7%, var(--_surface));
    --_shadow: 0 1px 2px light-dark(#171a210f, #0003), 0 8px 24px -12px light-dark(#171a2129, #0007);
    --_raised: 0 2px 6px light-dark(#171a2114, #0004), 0 20px 48px -12px light-dark(#171a2138, #0009);
    box-sizing: border-box;
  }

  :host([hidden]) {
    display: none !important;
  }

  *,
  *::before,
  *::after {
    box-sizing: inherit;
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

  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
    }
  }
`;

/** How text is set. Not for elements that stand around a host's own content, which would inherit it. */
export const text = css`
  :host {
    font: 400 var(--_font-size) / 1.45 var(--_font);
    letter-spacing: normal;
    text-align: start;
    text-transform: none;
    white-space: normal;
  }
`;

import {css} from 'lit';

/**
 * What every element stands on: the public tokens `--chatpay-…` with their defaults, in three tiers. Primitives (three
 * colors, a step, a radius, a font) make the semantic ones, which the elements use; an element's own tokens stand in its
 * styles. They are read where they are used, so that a page can set them on any element around.
 *
 * Light or dark is `color-scheme`'s choice, the page's own or an attribute's.
 */
export const tokens = css`
  :host {
    --_ink: var(--chatpay-ink, light-dark(#171a21, #eceef3));
    --_paper: var(--chatpay-paper, light-dark(#fff, #1c1f26));
    --_step: var(--chatpay-space, 0.25rem);
    --_radius: var(--chatpay-radius, 0.75rem);
    --_font-size: var(--chatpay-font-size, 0.9375rem);
    --_font: var(--chatpay-font, system-ui, sans-serif);

    --_accent: var(--chatpay-accent, var(--chatpay-brand, light-dark(#2f54c4, #9db4ff)));
    /* black or white, whichever has the higher contrast */
    --_accent-text: var(--chatpay-accent-text, oklch(from var(--_accent) clamp(0, (0.58 - l) * 999, 1) 0 0));
    /* the accent's hue, as dark or light as it takes to be read on surfaces of the scheme */
    --_accent-ink: var(
      --chatpay-accent-ink,
      light-dark(
        oklch(from var(--_accent) min(l, 0.49) calc(c * min(1, 0.49 / l)) h),
        oklch(from var(--_accent) max(l, 0.76) calc(c * min(1, 0.24 / (1 - l))) h)
      )
    );
    --_surface: var(--chatpay-surface, var(--_paper));
    --_text: var(--chatpay-text, var(--_ink));
    --_muted: var(--chatpay-muted-text, color-mix(in oklab, var(--_text) 66%, var(--_surface)));
    --_border: var(--chatpay-border, color-mix(in oklab, var(--_text) 15%, var(--_surface)));
    --_danger: var(--chatpay-danger, light-dark(#b3261e, #ffaaa2));
    --_success: var(--chatpay-success, light-dark(#146c43, #6fd6a2));
    --_warning: var(--chatpay-warning, light-dark(#8a5300, #f3c069));

    /* the edge of a control has to reach 3:1 against what is around it (WCAG 2.2, 1.4.11) */
    --_edge: color-mix(in oklab, var(--_muted) 76%, var(--_surface));
    --_ring: var(--chatpay-focus-ring, var(--_accent-ink));
    --_hover: color-mix(in oklab, var(--_text) 7%, var(--_surface));
    --_shadow: 0 1px 2px light-dark(#171a210f, #0003), 0 8px 24px -12px light-dark(#171a2129, #0007);
    --_raised: 0 2px 6px light-dark(#171a2114, #0004), 0 20px 48px -12px light-dark(#171a2138, #0009);
    --_button-radius: var(--chatpay-button-radius, calc(var(--_radius) * 0.75));
    --_pad: calc(var(--_step) * 4);
    --_gap: calc(var(--_step) * 2);
    box-sizing: border-box;
  }

  @supports not (color: oklch(from red l c h)) {
    :host {
      --_accent-text: var(--chatpay-accent-text, light-dark(#fff, #000));
      --_accent-ink: var(--chatpay-accent-ink, var(--_text));
    }
  }

  :host([scheme='light']) {
    color-scheme: light;
  }

  :host([scheme='dark']) {
    color-scheme: dark;
  }

  :host([density='compact']) {
    --chatpay-space: 0.1875rem;
  }

  :host([hidden]),
  [hidden] {
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
    /* else an icon with a color of its own keeps it on a ground that is forced */
    forced-color-adjust: auto;
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

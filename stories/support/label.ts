import {css} from 'lit';

/** How a label looks that says what a story is not. */
export const label = css`
  padding: 0.5rem 0.75rem;
  font: 0.8125rem/1.4 var(--chatpay-font, system-ui, sans-serif);
  color: color-mix(
    in oklab,
    var(--chatpay-warning, light-dark(#8a5300, #f3c069)) 70%,
    var(--chatpay-ink, light-dark(#171a21, #eceef3))
  );
  background: color-mix(
    in oklab,
    var(--chatpay-warning, light-dark(#8a5300, #f3c069)) 9%,
    var(--chatpay-paper, light-dark(#fff, #1c1f26))
  );
`;

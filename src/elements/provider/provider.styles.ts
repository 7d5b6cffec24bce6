import {css} from 'lit';

/**
 * Styles of `<chatpay-provider>`. What is put away keeps its place and is merely not visible: a frame that is moved or not
 * rendered would load anew, or sleep.
 */
export const styles = css`
  :host {
    display: block;
    position: relative;
  }

  .surface {
    visibility: hidden;
    z-index: var(--chatpay-z-index, 1000);
    background: var(--_surface);
    color: var(--_text);
    font: 400 var(--_font-size) / 1.45 var(--_font);
    letter-spacing: normal;
    overflow: hidden;
    overscroll-behavior: contain;
  }

  .surface.open {
    visibility: visible;
  }

  .form {
    position: absolute;
    inset: 0;
    min-block-size: min(var(--_height, 0px), 100dvh);
    border-radius: inherit;
  }

  .form.open {
    animation: rise 180ms ease-out;
  }

  .desk {
    position: fixed;
    inset-block-end: var(--chatpay-desk-block-end, 5.5rem);
    inset-inline-end: var(--chatpay-desk-inline-end, 1rem);
    inline-size: min(var(--chatpay-desk-width, 25rem), calc(100vw - 1rem));
    block-size: var(--_height, 18rem);
    max-block-size: calc(100dvh - var(--chatpay-desk-block-end, 5.5rem) - 1rem);
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 1.25);
    box-shadow: var(--_raised);
  }

  .desk.open {
    animation: rise 160ms ease-out;
  }

  .frame,
  iframe {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    border: 0;
  }

  @keyframes rise {
    from {
      opacity: 0;
      translate: 0 0.75rem;
    }
  }

  /* a phone, upright or lying; a window at 200 % */
  @media (max-width: 480px), (max-height: 480px) {
    .form {
      position: fixed;
      block-size: auto;
      border-radius: 0;
    }
  }

  @media (forced-colors: active) {
    .surface {
      border: 1px solid CanvasText;
    }
  }
`;

import {css} from 'lit';

/** Styles of `<chatpay-indicator>`. */
export const styles = css`
  :host {
    display: inline-flex;
    vertical-align: middle;
  }

  [part~='dot'] {
    inline-size: 0.625rem;
    block-size: 0.625rem;
    border-radius: 50%;
    background: var(--_success);
  }

  /* A card waits: the agent is asked to come. */
  [part~='arrived'] {
    box-shadow: 0 0 0 0.1875rem color-mix(in oklab, var(--_success) 30%, transparent);
  }

  @media (forced-colors: active) {
    [part~='dot'] {
      background: Highlight;
      forced-color-adjust: none;
    }

    [part~='arrived'] {
      outline: 2px solid CanvasText;
      outline-offset: 2px;
    }
  }
`;

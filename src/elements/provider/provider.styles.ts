import {css} from 'lit';

/** Styles of `<chatpay-provider>` itself. What it shows brings its own. */
export const styles = css`
  :host {
    display: block;
    position: relative;
  }
`;

import {css} from 'lit';
import {spinner} from '../../styles/spinner.js';

/** Styles of what lies over a frame of the vault. */
export const coverStyles = css`
  ${spinner}

  .cover {
    position: absolute;
    inset: 0;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: safe center;
    gap: 0.75rem;
    padding: 1.5rem;
    background: var(--_surface);
    color: var(--_text);
    text-align: center;
    overflow: auto;
  }

  .cover > svg {
    inline-size: 2rem;
    block-size: 2rem;
    color: var(--_danger);
  }

  .cover > strong {
    font-size: 1.0667em;
  }

  .cover > span:not(.spinner) {
    max-inline-size: 22rem;
    color: var(--_muted);
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 0.5rem;
    margin-block-start: 0.25rem;
  }
`;

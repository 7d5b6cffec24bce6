import {css} from 'lit';

/** Styles of what lies over a frame of the vault. */
export const coverStyles = css`
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

  .spinner {
    inline-size: 1.75rem;
    block-size: 1.75rem;
    border: 3px solid color-mix(in oklab, currentColor 20%, transparent);
    border-block-start-color: var(--_accent);
    border-radius: 50%;
    animation: turn 800ms linear infinite;
  }

  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
`;

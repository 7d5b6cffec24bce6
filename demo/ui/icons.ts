import {svg, type TemplateResult} from 'lit';

const PATHS = {
  send: 'M3.4 20.4 21 12 3.4 3.6 3 10l12 2-12 2z',
  back: 'M15 4 7 12l8 8',
  chat: 'M4 5h16v11H9l-5 4z',
  minimize: 'M5 12h14',
} as const;

/** The shop's mark: a leaf over water. */
export function mark(): TemplateResult {
  return svg`<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false" fill="none" stroke="currentColor" stroke-width="1.75"
    stroke-linecap="round" stroke-linejoin="round"
  ><path d="M12 15.5V7.5m0 4.5c-4 0-6-2-6-5.5C10 6.5 12 8.5 12 12Zm0 0c3.5 0 5.25-1.75 5.25-4.75C13.75 7.25 12 9 12 12ZM4 18.5c1.35-1.3 2.65-1.3 4 0s2.65 1.3 4 0 2.65-1.3 4 0 2.65 1.3 4 0"></path></svg>` as TemplateResult;
}

/** One of the demo's few icons, in the color of the text around it. */
export function icon(name: keyof typeof PATHS): TemplateResult {
  const solid = name === 'send';
  return svg`<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false" fill=${solid ? 'currentColor' : 'none'}
    stroke=${solid ? 'none' : 'currentColor'} stroke-width="2" stroke-linecap="round" stroke-linejoin="round"
  ><path d=${PATHS[name]}></path></svg>` as TemplateResult;
}

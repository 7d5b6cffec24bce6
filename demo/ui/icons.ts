import {svg, type TemplateResult} from 'lit';

const PATHS = {
  send: 'M3.4 20.4 21 12 3.4 3.6 3 10l12 2-12 2z',
  back: 'M15 4 7 12l8 8',
  chat: 'M4 5h16v11H9l-5 4z',
  minimize: 'M5 12h14',
} as const;

/** One of the demo's few icons, in the color of the text around it. */
export function icon(name: keyof typeof PATHS): TemplateResult {
  const solid = name === 'send';
  return svg`<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false" fill=${solid ? 'currentColor' : 'none'}
    stroke=${solid ? 'none' : 'currentColor'} stroke-width="2" stroke-linecap="round" stroke-linejoin="round"
  ><path d=${PATHS[name]}></path></svg>` as TemplateResult;
}

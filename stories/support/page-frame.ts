import type {StoryObj} from '@storybook/web-components-vite';
import axe from 'axe-core/axe.min.js?raw';
import {html, type TemplateResult} from 'lit';

import checkoutStyles from '../../demo/checkout/checkout.css?inline';
import pageStyles from '../../demo/pages/pages.css?inline';

/** A page of the checkout as the server writes it, by itself: its styles stand in it, its scripts do not. */
const standalone = (page: string): string =>
  page
    .replace(/<link rel="stylesheet"[^>]*>\s*/g, '')
    .replace(/<meta http-equiv="refresh"[^>]*>/, '')
    .replace(/<script[^>]*><\/script>|<noscript>.*?<\/noscript>/gs, '')
    .replace('</head>', `<style>${pageStyles}\n${checkoutStyles}</style></head>`);

/** Finds the checkout's page without a server: as a frame of nobody's origin, in which nothing leads anywhere. */
export const findPage = (page: string) => () =>
  Promise.resolve(`data:text/html;charset=utf-8,${encodeURIComponent(standalone(page))}`);

/** A page of the checkout in a frame as wide as a phone; nothing in it leads anywhere. */
export function pageFrame(page: string, title: string): TemplateResult {
  return html`<iframe
    title=${title}
    sandbox="allow-same-origin allow-scripts"
    style="inline-size: min(22.5rem, 100%); block-size: 40rem; border: 1px solid GrayText"
    srcdoc=${standalone(page)}
    @load=${onLoad}
  ></iframe>`;
}

/** Accessibility is checked inside of frames too, by the same tool in each of them. */
function onLoad({target}: Event): void {
  const frame = target as HTMLIFrameElement;
  const script = frame.contentDocument!.createElement('script');
  script.textContent = axe;
  frame.contentDocument!.head.append(script);
  frame.dataset.checked = '';
}

/** Waits until the page is there to be checked. */
export const pageShown: NonNullable<StoryObj['play']> = async ({canvasElement}) => {
  const frame = canvasElement.querySelector('iframe')!;
  if (frame.dataset.checked === undefined) await new Promise((done) => frame.addEventListener('load', done));
};

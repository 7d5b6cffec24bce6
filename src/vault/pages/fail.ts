import type {EmbedFault} from '../host-port.js';

/** Shows that the vault does not work in this place, and says why in the console, where whoever installs it looks. */
export function failPage(root: HTMLElement, fault: EmbedFault): void {
  const notice = document.createElement('chatpay-desk-notice');
  notice.notice = 'other';
  root.replaceChildren(notice);
  console.warn(`chatpay vault: ${WHY[fault]}`);
}

const WHY: Record<EmbedFault, string> = {
  'not-embedded': 'this page is made to be in a frame of a page that trust.js lists in embedders',
  'unknown-embedder': 'a page around this one is not in the embedders of trust.js; every ancestor has to be',
  protocol: 'the page around this one sent too much, or what is not of the agreed shape, so the port was closed',
};

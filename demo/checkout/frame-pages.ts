import type {Checkout} from '../../src/collection/provider.js';
import type {LinkView} from '../../src/server/index.js';
import {page, payHead, text, vaultFrame} from './pages.js';
import type {Tongue} from './words/tongue.js';

/**
 * Payments in a frame of the chat. The provider's page stands in a frame inside of ours, so that the host's page needs to
 * know no origin but the checkout's, and the customer reads above it what is paid: CyberSource leaves that to the page around.
 */
export function framedForwardPage(
  {action, fields}: Extract<Checkout, {kind: 'redirect'}>,
  {view, tongue}: {view: LinkView; tongue: Tongue},
): string {
  const {payment, provider, needsScript} = tongue.words;
  const inputs = fields.map(([name, value]) => `<input type="hidden" name="${text(name)}" value="${text(value)}" />`);
  return page({
    tongue,
    title: payment,
    script: 'frame',
    isFrame: true,
    body: `${payHead(view, tongue)}
      <form method="post" action="${text(action)}" target="provider" id="forward">${inputs.join('')}</form>
      <iframe title="${text(provider)}" name="provider" allow="payment; autofill; manual-text"></iframe>
      <noscript><p>${text(needsScript)}</p></noscript>`,
  });
}

/** The vault's own card form, which posts the card from its frame to the provider and stays there. */
export function framedPostPage(
  checkout: Extract<Checkout, {kind: 'direct-post'}>,
  options: {view: LinkView; terms: string; vaultOrigin: string; tongue: Tongue},
): string {
  return page({
    tongue: options.tongue,
    title: options.tongue.words.payment,
    script: 'frame',
    isFrame: true,
    body: vaultFrame(checkout, {...options, stays: true}),
  });
}

/** What the provider's answer leads to, in the frame inside of ours: the page around it goes on. */
export function returnedPage(path: string, tongue: Tongue): string {
  const {oneMoment, goOn} = tongue.words;
  return page({
    tongue,
    title: oneMoment,
    script: 'returned',
    body: `<div role="status"><h1>${text(oneMoment)}</h1></div><p><a href="${text(path)}">${text(goOn)}</a></p>`,
  });
}

import {sendMouse} from '@web/test-runner-commands';

import {openPay, type FromPay, type VaultConnection} from '../../src/vault/port.js';
import type {ToPay} from '../../src/vault/messages.js';
import {makeTerms} from '../helpers/terms.js';
import {makeKeyPair, pointOf} from '../vault/keys-helper.js';
import {VAULT} from '../vault/origins.js';
import {signForPages} from '../vault/signer-key.js';
import {UNHURRIED_MS, until} from '../vault/wait.js';

const IS_WEBKIT = /AppleWebKit/.test(navigator.userAgent) && !/Chrome/.test(navigator.userAgent);

/** The vault’s real frame with its form, and the focus in it. */
export interface ShownForm {
  readonly vault: VaultConnection<ToPay>;
  /** All that the frame has said. */
  readonly said: readonly FromPay[];
  readonly token: string;
  /** Opens what is sealed in it. */
  readonly keyPair: CryptoKeyPair;
}

/** Opens the frame at the left edge of the page, so wide, and as high as the page. */
export async function showForm(width: number): Promise<ShownForm> {
  const keyPair = await makeKeyPair();
  const terms = makeTerms({audience: VAULT, embedders: [location.origin], agentKey: await pointOf(keyPair)});
  const token = await signForPages(terms);
  const said: FromPay[] = [];
  const vault = openPay({
    vault: VAULT,
    title: 'Payment',
    timeoutMs: UNHURRIED_MS,
    onMessage: (message) => said.push(message),
    onFailure: () => {},
  });
  vault.frame.style.cssText = `position: fixed; inset: 0 auto auto 0; width: ${width}px; height: 100vh; z-index: 1`;
  document.body.append(vault.frame);
  vault.send({type: 'settings', theme: {}, locale: 'en', direction: 'ltr', clockOffsetMs: 0});
  vault.send({type: 'show', token, attempt: 1});
  await until(() => said.some(({type}) => type === 'shown'), 'the form');
  // WebKitGTK lets no page give the focus to a frame: there the pointer does, below the form, which then takes it
  if (IS_WEBKIT) await sendMouse({type: 'click', position: [8, innerHeight - 4]});
  else vault.frame.focus();
  return {vault, said, token, keyPair};
}

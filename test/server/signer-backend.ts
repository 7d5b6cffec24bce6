import type {Draft} from '../../src/request/draft.js';
import {draftOf} from '../../src/request/draft.js';
import {createSignerHandler, type SignerHandler, type SignerHandlerOptions} from '../../src/server/signer.js';
import {generateSigningKey, type SigningKey} from '../../src/server/signing-key.js';
import type {Trust} from '../../src/request/trust.js';
import {makeTerms} from '../helpers/terms.js';
import {makeBackend, read, type Answered, type Backend, type BackendOptions} from './backend.js';

/** A point on the curve: the public key of RFC 6979, A.2.5. */
export const POINT = makeTerms().agentKey!;

/** A draft that the signer of `makeSigner` signs. */
export function makeDraft(overrides: Partial<Draft> = {}): Draft {
  return {...draftOf(makeTerms()), ...overrides};
}

/** A backend and its signer on one store, as a deployment has them. */
export interface WithSigner extends Backend {
  readonly sign: SignerHandler;
  readonly key: SigningKey;
  readonly trust: Trust;
  /** Posts to the signer as an agent, from the vault's own page. */
  order(action: string, body: unknown, agent?: string, headers?: Record<string, string>): Promise<Answered>;
}

export async function makeWithSigner(
  options: Partial<SignerHandlerOptions> = {},
  backendOptions: BackendOptions = {},
): Promise<WithSigner> {
  const key = await generateSigningKey();
  const trust: Trust = {
    origin: 'https://vault.example',
    merchant: {id: 'shop', name: 'Example Shop'},
    embedders: ['https://shop.example'],
    keys: [{kid: key.kid, jwk: key.publicJwk, collections: ['reveal']}],
  };
  const clock = backendOptions.clock ?? {now: Date.now()};
  // the handler comes first and the signer's safe is in its store
  const late: {signer?: SignerHandler} = {};
  const onEnding = async (ended: {readonly request: string}) => late.signer?.forget(ended);
  const backend = await makeBackend({trust, clock, onEnding, ...backendOptions});
  const sign = (late.signer = createSignerHandler({
    signingKey: key.privateJwk,
    kid: key.kid,
    keySafe: backend.store.keySafe,
    log: backend.store.log,
    trust,
    authenticateAgent(request) {
      const id = request.headers.get('x-agent');
      return id === null ? null : {id, name: `Agent ${id}`};
    },
    mayAsk: ({conversation}) => conversation.startsWith('conversation'),
    ceiling: {USD: 100_000},
    now: () => clock.now,
    ...options,
  }));
  return {
    ...backend,
    sign,
    key,
    trust,
    order: async (action, body, agent = 'agent-1', headers = {}) =>
      read(
        await sign(
          new Request(`${trust.origin}/signer/${action}`, {
            method: 'POST',
            headers: {origin: trust.origin, 'content-type': 'application/json', 'x-agent': agent, ...headers},
            body: typeof body === 'string' ? body : JSON.stringify(body),
          }),
        ),
      ),
  };
}

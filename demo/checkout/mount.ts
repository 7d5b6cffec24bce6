/** As much of the provider's script as is used here. */
interface UnifiedCheckout {
  createCheckout(): Promise<{mount(target: string): Promise<string>; complete(token: string): Promise<string>}>;
}
declare global {
  var VAS: {UnifiedCheckout(context: string): Promise<UnifiedCheckout>} | undefined;
}

interface Settings {
  readonly context: string;
  readonly script: string;
  readonly integrity: string;
  readonly reference: string;
  readonly back: string;
  readonly oneMoment: string;
}

const place = document.querySelector<HTMLElement>('#payment')!;
const state = document.querySelector<HTMLElement>('#state')!;
const {context, script, integrity, reference, back, oneMoment} = JSON.parse(place.dataset['settings']!) as Settings;

/** Loads the provider's script, and nothing that is not byte for byte what the verified context names. */
function load(): Promise<void> {
  return new Promise((done, fail) => {
    const element = Object.assign(document.createElement('script'), {src: script, integrity, crossOrigin: 'anonymous'});
    element.addEventListener('load', () => done());
    element.addEventListener('error', () => fail(new Error('the provider’s script did not load')));
    document.head.append(element);
  });
}

async function pay(): Promise<object> {
  try {
    await load();
    const checkout = await (await globalThis.VAS!.UnifiedCheckout(context)).createCheckout();
    return {result: await checkout.complete(await checkout.mount('#payment'))};
  } catch (error) {
    const reason = (error as {reason?: unknown}).reason;
    return {failure: typeof reason === 'string' && /^[A-Z_]{1,64}$/.test(reason) ? reason : 'UNKNOWN_ERROR'};
  }
}

const outcome = await pay();
state.textContent = oneMoment;
const headers = {'content-type': 'application/json'};
const body = JSON.stringify({reference, ...outcome});
const answer = await fetch(back, {method: 'POST', headers, body}).catch(() => undefined);
const {path = location.pathname.replace(/\/continue$/, '')} = answer?.ok
  ? ((await answer.json()) as {path?: string})
  : {};
location.replace(path);

export {};

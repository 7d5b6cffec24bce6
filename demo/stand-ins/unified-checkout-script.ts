/**
 * The script that the stand-in serves for `UnifiedCheckout.js`: the same calls (`VAS.UnifiedCheckout`, `createCheckout`,
 * `mount`, `complete`, `destroy`; sure) over a form of its own. The real one draws its fields in frames of its own origin.
 */
export const CHECKOUT_SCRIPT = `
(() => {
  const fail = (reason) => Object.assign(new Error(reason), {name: 'UnifiedCheckoutError', reason});
  const claims = (jwt) => JSON.parse(atob(jwt.split('.')[1].replaceAll('-', '+').replaceAll('_', '/')));
  const origin = new URL(document.currentScript.src).origin;
  const find = (target) => (typeof target === 'string' ? document.querySelector(target) : target);
  const field = (form, label, name, complete) => {
    const row = document.createElement('label');
    const input = Object.assign(document.createElement('input'), {name, autocomplete: complete, required: true});
    row.append(label + ' ', input);
    form.append(row);
    return input;
  };
  const pay = async (context, number, expiry) => {
    const [, month, year] = /^(\\d\\d)\\s*\\/\\s*(?:20)?(\\d\\d)$/.exec(expiry) ?? [];
    const body = JSON.stringify({context, number, expiry: month + '-20' + year});
    const headers = {'content-type': 'application/json'};
    const response = await fetch(origin + '/uc/v1/payments', {method: 'POST', headers, body}).catch(() => {
      throw fail('CREATE_TOKEN_XHR_ERROR');
    });
    const answer = await response.json();
    if (!answer.result) throw fail(answer.reason ?? 'COMPLETE_ERROR');
    return answer.result;
  };
  const UnifiedCheckout = async (context) => {
    const {ctx, exp} = claims(context);
    if (exp * 1000 <= Date.now()) throw fail('CAPTURE_CONTEXT_EXPIRED');
    if (!ctx[0].data.targetOrigins.includes(location.origin)) throw fail('UNUSED_TARGET_ORIGINS');
    let form;
    const createCheckout = async () => ({
      mount: (target) => new Promise((resolve, reject) => {
        const place = find(target?.paymentScreen ?? target?.paymentSelection ?? target);
        if (!place) return reject(fail('MOUNT_CONTAINER_SELECTOR'));
        form = document.createElement('form');
        const number = field(form, 'Card number', 'number', 'cc-number');
        const expiry = field(form, 'Expiration date', 'expiry', 'cc-exp');
        field(form, 'Security code', 'code', 'cc-csc');
        form.append(Object.assign(document.createElement('button'), {textContent: 'Pay'}));
        form.addEventListener('submit', (event) => {
          event.preventDefault();
          form.querySelector('button').disabled = true;
          pay(context, number.value, expiry.value).then(resolve, reject);
        });
        place.append(form);
      }),
      complete: async (token) => token,
      unmount: () => form?.remove(),
      destroy: () => form?.remove(),
      on: () => undefined,
    });
    return {createCheckout, destroy: () => form?.remove(), on: () => undefined};
  };
  globalThis.VAS = {UnifiedCheckout};
})();
`;

/** A hosted page looks like its provider's, not like the shop's. */
const STYLE = `
  :root {color-scheme: light dark; --ink: light-dark(#1b2430, #e6eaf0); --paper: light-dark(#fff, #171b21)}
  body {max-inline-size: 24rem; margin: 0 auto; padding: 1.5rem 1.25rem; background: var(--paper); color: var(--ink);
    font: 1rem/1.5 system-ui, sans-serif}
  h1 {margin: 0 0 1.25rem; font-size: 1.375rem}
  p {margin: 0 0 1rem}
  label {display: grid; gap: .25rem; font-size: .875rem; font-weight: 600}
  input {box-sizing: border-box; inline-size: 100%; min-block-size: 2.75rem; padding: 0 .75rem; border: 1px solid #7b8594;
    border-radius: .25rem; background: transparent; color: inherit; font: 1rem system-ui, sans-serif}
  button {inline-size: 100%; min-block-size: 2.75rem; border: 1px solid #7b8594; border-radius: .25rem; background: none;
    color: inherit; font: 600 1rem system-ui, sans-serif; cursor: pointer}
  form:first-of-type button {border-color: transparent; background: light-dark(#234a7d, #9cc2f5); color: light-dark(#fff, #10203a)}
  :is(input, button):focus-visible {outline: 2px solid light-dark(#234a7d, #9cc2f5); outline-offset: 2px}`;

/** The provider's own card page; without an amount it is the one for frames, which has no way to cancel either. */
export function cardPage(session: string, amount?: string): Response {
  const cancel = `<form method="post" action="/pay/card">
      <input type="hidden" name="session" value="${escape(session)}">
      <p><button name="cancel" value="1">Cancel</button></p>
    </form>`;
  return page(
    200,
    `${amount === undefined ? '' : `<h1>Pay ${escape(amount)}</h1>`}
    <form method="post" action="/pay/card">
      <input type="hidden" name="session" value="${escape(session)}">
      <p><label>Card number <input name="card_number" inputmode="numeric" autocomplete="cc-number" required></label></p>
      <p><label>Expiration date <input name="card_expiry_date" placeholder="MM/YY" autocomplete="cc-exp" required></label></p>
      <p><label>Security code <input name="card_cvn" inputmode="numeric" autocomplete="cc-csc" required></label></p>
      <p><button>Pay</button></p>
    </form>
    ${amount === undefined ? '' : cancel}`,
  );
}

/** A form that goes on by itself to the merchant, as the real reply does; with a button for browsers without scripts. */
export function formPage(action: string, fields: readonly (readonly [string, string])[]): Response {
  const inputs = fields.map(([name, value]) => `<input type="hidden" name="${escape(name)}" value="${escape(value)}">`);
  return page(
    200,
    `<form method="post" action="${escape(action)}" id="reply">${inputs.join('')}<button>Continue</button></form>
    <script>document.getElementById('reply').submit()</script>`,
  );
}

/** Why it does not go on. */
export function refusalPage(status: number, words: string): Response {
  return page(status, `<h1>${escape(words)}</h1>`);
}

function page(status: number, body: string): Response {
  const head =
    '<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Checkout (stand-in)</title>' +
    `<style>${STYLE}</style>`;
  const headers = {'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store'};
  return new Response(`<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`, {
    status,
    headers,
  });
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

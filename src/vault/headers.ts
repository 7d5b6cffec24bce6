/** The vault's pages. */
export type VaultPage = 'pay' | 'desk' | 'post';

/** What a page's policy allows besides its own files. The customer's page has no network at all; the desk calls the signer. */
const CONNECT: Record<VaultPage, string> = {pay: "'none'", desk: "'self'", post: "'none'"};

/**
 * The headers with which the vault's files must be served, scripts and styles included. They are half of the vault: with
 * them a script that got in has no way out, and no page but the merchant's can put the form into a frame.
 *
 * @param page The page; for its scripts and styles, either.
 * @param options.embedders Origins of every page that may be around the vault, each as `https://shop.example`. With a chat
 *   widget inside a shop page both are listed.
 * @param options.postsTo For `post` alone: the one address of the payment provider that its form is posted to.
 * @throws {TypeError} When an embedder is no origin: a path or a wildcard would mean something else in a policy.
 */
export function vaultHeaders(
  page: VaultPage,
  {embedders, postsTo}: {readonly embedders: readonly string[]; readonly postsTo?: string},
): Record<string, string> {
  const stray = embedders.find((embedder) => !URL.canParse(embedder) || new URL(embedder).origin !== embedder);
  if (stray !== undefined) throw new TypeError(`an embedder is an origin such as https://shop.example, not ${stray}`);
  return {
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self'",
      `connect-src ${CONNECT[page]}`,
      `form-action ${(page === 'post' && postsTo) || "'none'"}`,
      "base-uri 'none'",
      "worker-src 'none'",
      `frame-ancestors ${embedders.join(' ') || "'none'"}`,
      "require-trusted-types-for 'script'",
      'trusted-types lit-html',
    ].join('; '),
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), display-capture=(), clipboard-read=()',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'origin-agent-cluster': '?1',
    'cross-origin-resource-policy': 'same-origin',
  };
}

/** The headers with which pages of some other origins may use a server; none for everybody else. */
export type Cors = (request: Request) => Record<string, string>;

/**
 * Makes the answers to the question which pages may call (the Fetch standard's CORS protocol). Pages of the server's own
 * origin need no leave, and by default no others get any.
 *
 * @param allowOrigins Exact origins, for example `https://desk.example`.
 * @throws {TypeError} When one of them is not an origin; there is no `*`, since callers are signed in.
 */
export function createCors(allowOrigins: readonly string[]): Cors {
  for (const origin of allowOrigins) {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
      throw new TypeError(`allowOrigins: ${origin} is not an origin such as https://desk.example`);
    }
  }
  const allowed = new Set(allowOrigins);
  return ({headers, method}): Record<string, string> => {
    if (allowed.size === 0) return {};
    const origin = headers.get('origin');
    if (origin === null || !allowed.has(origin)) return {vary: 'origin'};
    const leave = {'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true', vary: 'origin'};
    return {...leave, ...(method === 'OPTIONS' ? PREFLIGHT : {'access-control-expose-headers': 'retry-after'})};
  };
}

const PREFLIGHT = {
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers': 'authorization, content-type, last-event-id',
  'access-control-max-age': '600',
};

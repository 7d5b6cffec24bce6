const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};

/** A page, script or style sheet that is never stored: the demo's files change under the same names. */
export function file(path: string, body: string, headers: Record<string, string>): Response {
  const type = TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? 'text/plain; charset=utf-8';
  return new Response(body, {headers: {'content-type': type, 'cache-control': 'no-store', ...headers}});
}

/** A plain answer in words. */
export function plain(status: number, text: string, headers: Record<string, string> = {}): Response {
  return new Response(`${text}\n`, {status, headers: {'content-type': 'text/plain; charset=utf-8', ...headers}});
}

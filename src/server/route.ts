import * as v from 'valibot';

import {nameSchema} from '../request/ids.js';
import type {Scope} from '../request/participant.js';
import {notFound, wrongMethod} from './problem.js';

/** What a caller wants, read from method and address. */
export interface Route {
  readonly action: 'command' | 'events';
  readonly scope: Scope;
  /** The cursor to go on from. */
  readonly after?: string;
}

const TAIL = /\/(conversations|inboxes)\/([^/?#]+)\/(commands|events)(?:\?([^#]*))?(?:#.*)?$/;

/**
 * Reads an address. Only its tail counts, so that the handler can be mounted below any path, and below servers that cut
 * the mount's path off as well as those that do not.
 *
 * @throws {HttpProblem} 404, or 405 for another method.
 */
export function routeOf({method, url}: Pick<Request, 'method' | 'url'>, header: string | null): Route {
  const [, kind, encoded, resource, query] = TAIL.exec(url) ?? [];
  const name = encoded === undefined ? undefined : nameOf(encoded);
  if (name === undefined || (kind === 'inboxes' && resource === 'commands')) throw notFound();
  const scope = kind === 'inboxes' ? {inbox: name} : {conversation: name};
  if (resource === 'commands') {
    if (method !== 'POST') throw wrongMethod('POST');
    return {action: 'command', scope};
  }
  if (method !== 'GET') throw wrongMethod('GET');
  const after = new URLSearchParams(query).get('after') ?? header;
  return {action: 'events', scope, ...(after !== null && {after})};
}

function nameOf(encoded: string): string | undefined {
  try {
    const name = decodeURIComponent(encoded);
    return v.is(nameSchema, name) ? name : undefined;
  } catch {
    return undefined;
  }
}

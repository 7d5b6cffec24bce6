import {getDotPath, type BaseIssue} from 'valibot';

/**
 * Says where a value breaks its schema, such as ` at order.amount`; empty for the value as a whole. It names members of
 * the schema only: neither a value nor the name of a member too many is repeated, since either may be a card number.
 */
export function placeOf(issue: BaseIssue<unknown>): string {
  const isUnknownMember = issue.type === 'strict_object' && issue.expected === 'never';
  const [first, ...rest] = isUnknownMember ? (issue.path ?? []).slice(0, -1) : (issue.path ?? []);
  const place = first && getDotPath({...issue, path: [first, ...rest]});
  return place ? ` at ${place}` : '';
}

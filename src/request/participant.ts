import * as v from 'valibot';

import {nameSchema} from './ids.js';

/** Who can give commands or cause events. `host` is the business's own backend. */
export const ROLES = ['agent', 'customer', 'host', 'messenger', 'provider'] as const;

/** A part in a payment request. */
export type Role = (typeof ROLES)[number];

/** Somebody in a part: who gave a command, who caused an event. */
export interface Party {
  readonly role: Role;
  /** The host's own name for them: 1 to 128 characters without spaces. */
  readonly id: string;
}

/** Shape of a party on the wire. */
export const partySchema = v.strictObject({role: v.picklist(ROLES), id: nameSchema});

/**
 * What a client sees: one conversation, or an agent's inbox, which is every conversation in which that agent has asked
 * for a payment.
 */
export type Scope = {readonly conversation: string} | {readonly inbox: string};

/** A scope as one string, fit for a map's key or a channel's name. */
export function scopeKey(scope: Scope): string {
  return 'conversation' in scope ? `conversation/${scope.conversation}` : `inbox/${scope.inbox}`;
}

import type {ChatMessage} from './chat-messages.js';

/** Whose words a message is: all of a customer's pages are one person, whatever name each was opened with. */
export function speakerOf({role, author}: Pick<ChatMessage, 'role' | 'author'>): string {
  return role === 'customer' ? role : `${role} ${author}`;
}

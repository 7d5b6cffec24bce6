/** An element of a browser that can speak to screen readers directly (ARIA 1.3, "ariaNotify"). */
interface Notifier {
  ariaNotify?(text: string): void;
}

/**
 * Says something to screen readers, politely, without putting it into the page: text that nobody sees would be found
 * by a search in the page all the same, beside what it repeats.
 *
 * @returns Whether the browser can; where it cannot, a live region has to do.
 */
export function announce(element: Element, text: string): boolean {
  const notifier = element as Element & Notifier;
  notifier.ariaNotify?.(text);
  return notifier.ariaNotify !== undefined;
}

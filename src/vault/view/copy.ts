/**
 * Puts a text on the clipboard. Must be called while a key or a click is being handled.
 *
 * @returns Whether it is there; browsers refuse where the frame's `allow` does not name clipboard-write.
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByEvent(text);
  }
}

/** The older way. It hands the text over in the event, so that no node has to hold it. */
function copyByEvent(text: string): boolean {
  let isSet = false;
  const onCopy = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
    isSet = event.clipboardData !== null;
  };
  document.addEventListener('copy', onCopy, {capture: true});
  try {
    // the only way left where the clipboard API is refused
    return document.execCommand('copy') && isSet;
  } finally {
    document.removeEventListener('copy', onCopy, {capture: true});
  }
}

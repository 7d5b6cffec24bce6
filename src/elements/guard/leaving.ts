import {fieldsIn, isField, isWithin, type Field} from './fields.js';

/** What a guard wants to hear of. */
export interface Leaving {
  /** Text is about to leave the fields: hide what must not. */
  readonly onLeave: () => void;
  /** Somebody goes into a field. */
  readonly onEnter: () => void;
  /** Somebody has changed the text of a field. */
  readonly onType: (field: Field) => void;
  /** A text on its way into or out of a field, as it may go on. */
  readonly mask: (text: string) => string;
  readonly holdsCard: (text: string) => boolean;
  /** Selects the host's buttons that send. */
  readonly send: () => string | undefined;
}

/** Marks a button that sends, wherever it is. */
const SEND = '[data-chatpay-send]';

/** Marks what the guard itself shows: pressing it sends nothing. */
const NOTICE = '[data-chatpay-notice]';

/** What sends a form by itself. */
const SUBMIT = 'button:not([type]), button[type="submit"], input[type="submit"], input[type="image"]';

/** Text that is put in whole. Nobody is in the middle of typing it, and hosts may take it from here without a send. */
const PUT_IN = /^insertFrom(?:Paste|Drop|Yank)/;

/**
 * Tells when text is about to leave the fields of an element. It listens at the window, before an event goes down: whoever
 * listens further in, or as a capturing framework does at the document, finds the text as `onLeave` left it.
 *
 * Leaving is: Enter; a press on anything in the element that is no field, and on whatever sends; a form's submission; a
 * text put in whole by pasting or dropping; a field that is left, since hosts keep drafts then. Keys of an input method
 * are its own.
 */
export function watchLeaving(element: HTMLElement, watcher: Leaving, signal: AbortSignal): void {
  const {onEnter, onLeave, onType, mask, holdsCard, send} = watcher;
  const roots = new Set<EventTarget>();
  let isPasting = false;

  const isInside = (event: Event) => isWithin(event.composedPath()[0], element);
  const isOwn = (form: unknown) =>
    form instanceof HTMLFormElement &&
    (isWithin(form, element) || fieldsIn(element).some((field) => 'form' in field && field.form === form));

  /** Whether something is pressed that may send. */
  const isPress = (event: Event): boolean => {
    const path = event.composedPath().filter((target) => target instanceof Element);
    if (path.some((target) => target.matches(NOTICE))) return false;
    if (isField(path[0])) return false;
    const named = send();
    return (
      isInside(event) ||
      path.some(
        (target) =>
          target.matches(SEND) ||
          (named && target.matches(named)) ||
          (target.matches(SUBMIT) && isOwn((target as HTMLButtonElement).form)),
      )
    );
  };

  const onPress = (event: Event): void => {
    if (isPress(event)) onLeave();
  };

  // Some hosts send when the key comes up, and what an input method has put in is there only then.
  const onKey = (event: KeyboardEvent): void => {
    // An input method takes Enter for itself while it composes; 229 is what older engines say then.
    if (event.isComposing || event.keyCode === 229) return;
    const [target] = event.composedPath();
    if (!isField(target)) {
      if (event.key === 'Enter' || event.key === ' ') onPress(event);
    } else if (event.key === 'Enter' && isInside(event)) {
      const isNewLine = event.shiftKey && !(target instanceof HTMLInputElement);
      if (!isNewLine) onLeave();
    }
  };

  const onFieldLeft = (event: Event): void => {
    if (isField(event.composedPath()[0]) && isInside(event)) onLeave();
  };

  /** A host that reads the clipboard itself, and may send or keep it at once, does not hear of a card in it. */
  const onPutIn = (event: ClipboardEvent | DragEvent): void => {
    const carried = 'clipboardData' in event ? event.clipboardData : event.dataTransfer;
    const text = carried?.getData('text/plain') ?? '';
    if (!isInside(event) || !holdsCard(text)) return;
    event.stopImmediatePropagation();
    const [target] = event.composedPath();
    if (!isField(target)) {
      event.preventDefault();
      mask(text);
    } else if (event.type === 'paste' && !('value' in target)) {
      // The clipboard's markup has no business in an editor that meant to take the text alone.
      event.preventDefault();
      isPasting = true;
      document.execCommand('insertText', false, text);
      isPasting = false;
    }
  };

  const onInput = (event: Event): void => {
    adopt(event);
    const [field] = event.composedPath();
    if (!isField(field) || !isInside(event)) return;
    if (isPasting || (event.isTrusted && PUT_IN.test((event as InputEvent).inputType))) onLeave();
    onType(field);
  };

  const onSubmit = (event: SubmitEvent): void => {
    if (isOwn(event.target)) onLeave();
  };

  /** `form.submit()` fires no event but this one, when the fields have been read already. */
  const onFormData = ({target, formData}: FormDataEvent): void => {
    if (!isOwn(target)) return;
    for (const name of new Set(fieldsIn(element).map((field) => field.getAttribute('name') ?? ''))) {
      const values = formData.getAll(name);
      formData.delete(name);
      for (const value of values) formData.append(name, typeof value === 'string' ? mask(value) : value);
    }
  };

  const listen = <E extends Event>(target: EventTarget, type: string, listener: (event: E) => void): void =>
    target.addEventListener(type, listener as EventListener, {capture: true, signal});

  /** Some events end at the shadow root that they happen in. */
  const listenIn = (root: EventTarget): void => {
    if (roots.has(root)) return;
    roots.add(root);
    listen(root, 'change', onFieldLeft);
    listen(root, 'submit', onSubmit);
    listen(root, 'formdata', onFormData);
  };
  const adopt = (event: Event): void => {
    for (const target of event.composedPath()) if (target instanceof ShadowRoot) listenIn(target);
  };

  listenIn(window);
  listenIn(element.getRootNode());
  listen(window, 'focusin', (event) => {
    adopt(event);
    if (isField(event.composedPath()[0]) && isInside(event)) onEnter();
  });
  listen(window, 'focusout', onFieldLeft);
  listen(window, 'keydown', onKey);
  listen(window, 'keyup', onKey);
  listen(window, 'pointerdown', onPress);
  listen(window, 'click', onPress);
  listen(window, 'paste', onPutIn);
  listen(window, 'drop', onPutIn);
  listen(window, 'input', onInput);
}

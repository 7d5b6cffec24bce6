/** Something people type a message into. */
export type Field = HTMLInputElement | HTMLTextAreaElement | HTMLElement;

/** Kinds of inputs that hold what somebody writes. A password is nobody's business, and a file is no text. */
const TEXT_INPUTS = new Set(['', 'text', 'search', 'email', 'tel', 'url', 'number']);

/** What begins a new line in an editable element. */
const LINE = /^(?:BR|DIV|P|LI)$/;

/** Every field in and below an element, through slots and open shadow roots. */
export function fieldsIn(root: Element): readonly Field[] {
  const fields = new Set<Field>();
  visit(root, fields);
  return [...fields];
}

function visit(element: Element, fields: Set<Field>): void {
  if (isField(element)) {
    fields.add(element);
    return;
  }
  const inner = element instanceof HTMLSlotElement ? element.assignedElements() : [];
  for (const child of [...inner, ...element.children, ...(element.shadowRoot?.children ?? [])]) visit(child, fields);
}

/** Whether an element is a field that people type text into, or a part of one. */
export function isField(element: EventTarget | undefined): element is Field {
  if (element instanceof HTMLTextAreaElement) return true;
  if (element instanceof HTMLInputElement) return TEXT_INPUTS.has(element.type);
  return element instanceof HTMLElement && element.isContentEditable;
}

/** Whether a node is an element or somewhere in it, through slots and open shadow roots. */
export function isWithin(node: EventTarget | null | undefined, element: Element): boolean {
  for (let at = node as Partial<Text & ShadowRoot> | null | undefined; at;) {
    if ((at as EventTarget) === element) return true;
    at = (at.assignedSlot ?? at.parentNode ?? at.host) as typeof at;
  }
  return false;
}

/** What is written in a field. */
export function textOf(field: Field): string {
  return 'value' in field ? field.value : contentOf(field).text;
}

/**
 * Puts another text into a field, the way a person would have: frameworks that control a field hear of it, and would
 * otherwise put the old text back.
 */
export function setText(field: Field, text: string): void {
  if (field instanceof HTMLInputElement) setValue(field, HTMLInputElement.prototype, text);
  else if (field instanceof HTMLTextAreaElement) setValue(field, HTMLTextAreaElement.prototype, text);
  else setContent(field, text);
  field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true, inputType: 'insertReplacementText'}));
}

/** By the prototype's own setter: frameworks replace the element's to remember what they wrote themselves. */
function setValue(field: HTMLInputElement | HTMLTextAreaElement, prototype: object, text: string): void {
  const {selectionStart, selectionEnd} = field;
  Reflect.set(prototype, 'value', text, field);
  // A field that has no focus would take it in some browsers, and some kinds of inputs have no caret to keep.
  if (selectionStart !== null && field.matches(':focus')) field.setSelectionRange(selectionStart, selectionEnd);
}

/** Keeps the markup where the text has kept its length, so that an editor's own nodes stay where they are. */
function setContent(field: HTMLElement, text: string): void {
  const content = contentOf(field);
  if (text.length !== content.text.length) {
    field.textContent = text;
    return;
  }
  for (const {node, start} of content.parts) {
    const part = text.slice(start, start + node.data.length);
    if (node.data !== part) node.data = part;
  }
}

/** The text of an editable element, parted into lines as a person sees them, and where each of its nodes begins. */
function contentOf(field: HTMLElement): {text: string; parts: {node: Text; start: number}[]} {
  const parts: {node: Text; start: number}[] = [];
  const walker = document.createTreeWalker(field, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  let text = '';
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node instanceof Text) {
      parts.push({node, start: text.length});
      text += node.data;
    } else if (text && LINE.test(node.nodeName)) text += '\n';
  }
  return {text, parts};
}

/** Something people type a message into. */
export type Field = HTMLInputElement | HTMLTextAreaElement | HTMLElement;

/** Kinds of inputs that hold what somebody writes. A password is nobody's business, and a file is no text. */
const TEXT_INPUTS = new Set(['', 'text', 'search', 'email', 'tel', 'url', 'number']);

/** Every field in and below an element, through slots and open shadow roots. */
export function fieldsIn(root: Element): Field[] {
  const fields: Field[] = [];
  visit(root, fields);
  return fields;
}

function visit(element: Element, fields: Field[]): void {
  if (isField(element)) {
    fields.push(element);
    return;
  }
  const inner = element instanceof HTMLSlotElement ? element.assignedElements() : [];
  for (const child of [...inner, ...element.children, ...(element.shadowRoot?.children ?? [])]) visit(child, fields);
}

/** Whether an element is a field that people type text into. */
export function isField(element: EventTarget | undefined): element is Field {
  if (element instanceof HTMLTextAreaElement) return true;
  if (element instanceof HTMLInputElement) return TEXT_INPUTS.has(element.type);
  return element instanceof HTMLElement && element.isContentEditable;
}

/** What is written in a field. */
export function textOf(field: Field): string {
  return 'value' in field ? field.value : (field.textContent ?? '');
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
  Reflect.set(prototype, 'value', text, field);
}

/** Keeps the markup where the text has kept its length, so that an editor's own nodes stay where they are. */
function setContent(field: HTMLElement, text: string): void {
  if (text.length !== field.textContent?.length) {
    field.textContent = text;
    return;
  }
  const walker = document.createTreeWalker(field, NodeFilter.SHOW_TEXT);
  for (let offset = 0; walker.nextNode();) {
    const node = walker.currentNode as Text;
    const part = text.slice(offset, offset + node.data.length);
    offset += node.data.length;
    if (node.data !== part) node.data = part;
  }
}

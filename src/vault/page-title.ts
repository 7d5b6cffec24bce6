import {VaultLocalize} from './localize.js';

/**
 * Keeps the title of a page of the vault in the page's language, which its host chooses, with the deployment's own word where
 * it has one: a title is what a screen reader says first.
 */
export function speakTitle(page: Document, name: 'form.page' | 'desk.page'): void {
  const say = () => (title.textContent = words.term(name));
  // the element speaks as ours do, and has nothing to render
  const title = Object.assign(page.querySelector('title')!, {
    addController: () => {},
    removeController: () => {},
    requestUpdate: () => void say(),
    updateComplete: Promise.resolve(true),
  });
  const words = new VaultLocalize(title);
  words.hostConnected();
  say();
}

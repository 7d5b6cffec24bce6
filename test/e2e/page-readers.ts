/** Runs in the host page before anything else: keeps all that crosses between its windows and ports, both ways. */
export function recordMessages(): void {
  if (location.hostname !== 'localhost') return;
  const record: string[] = [];
  (window as unknown as {recorded: string[]}).recorded = record;
  const note = (data: unknown) => record.push(typeof data === 'string' ? data : JSON.stringify(data));
  const post = MessagePort.prototype.postMessage;
  MessagePort.prototype.postMessage = function (this: MessagePort, ...args: unknown[]) {
    note(args[0]);
    Reflect.apply(post, this, args);
  };
  const hear = (event: Event) => note((event as MessageEvent).data);
  window.addEventListener('message', (event) => {
    hear(event);
    // A port that comes or goes with a message is listened to as well; listeners added later do not miss what is queued.
    for (const port of event.ports) port.addEventListener('message', hear);
  });
  const Channel = window.MessageChannel;
  window.MessageChannel = class extends Channel {
    constructor() {
      super();
      this.port1.addEventListener('message', hear);
    }
  };
  for (const type of ['error', 'unhandledrejection']) {
    window.addEventListener(type, (event) =>
      note(String((event as ErrorEvent).message ?? (event as PromiseRejectionEvent).reason)),
    );
  }
}

/** Runs in a page: everything of its document that a script, an extension or a screen reader could read. */
export function readDocument(): string {
  const parts: string[] = [document.title, location.href, document.cookie];
  const walk = (root: Document | ShadowRoot) => {
    for (const element of root.querySelectorAll('*')) {
      parts.push(element.outerHTML);
      if ('value' in element) parts.push(String(element.value));
      if (element.shadowRoot) walk(element.shadowRoot);
    }
    parts.push(root.textContent ?? '');
  };
  walk(document);
  return parts.join('\n');
}

/** Runs in a page or a frame: what lies in its storage, where the browser gives it any. */
export async function readStorage(): Promise<string> {
  try {
    const kept: unknown[] = [{...localStorage}, {...sessionStorage}];
    for (const {name} of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((done, fail) => {
        const opening = indexedDB.open(name!);
        opening.onsuccess = () => done(opening.result);
        opening.onerror = () => fail(opening.error!);
      });
      for (const store of database.objectStoreNames) {
        const all = await new Promise<unknown[]>((done, fail) => {
          const asking = database.transaction(store).objectStore(store).getAll();
          asking.onsuccess = () => done(asking.result);
          asking.onerror = () => fail(asking.error!);
        });
        kept.push([name, store, all]);
      }
      database.close();
    }
    return JSON.stringify(kept);
  } catch {
    return 'denied';
  }
}

/**
 * Runs in a page or a frame: leaves a word wherever it can, which must be found, or not finding a card would say nothing.
 *
 * @returns Whether the browser gives it a storage.
 */
export async function leaveWord(word: string): Promise<'there' | 'denied'> {
  console.info(`${word} in console`);
  try {
    localStorage.setItem('control', `${word} in local storage`);
  } catch {
    return 'denied';
  }
  sessionStorage.setItem('control', `${word} in session storage`);
  await new Promise<void>((done, fail) => {
    const opening = indexedDB.open('control');
    opening.onupgradeneeded = () => opening.result.createObjectStore('words', {autoIncrement: true});
    opening.onerror = () => fail(opening.error!);
    opening.onsuccess = () => {
      const writing = opening.result.transaction('words', 'readwrite');
      writing.objectStore('words').put(`${word} in database`);
      writing.oncomplete = () => {
        opening.result.close();
        done();
      };
    };
  });
  return 'there';
}

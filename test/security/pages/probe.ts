// Tells the page around it what a frame with its attributes can do.
function database(): Promise<string> {
  return new Promise((done) => {
    try {
      const request = indexedDB.open('probe');
      request.onsuccess = () => {
        request.result.close();
        done('ok');
      };
      request.onerror = () => done(request.error?.name ?? 'error');
    } catch (error) {
      done((error as DOMException).name);
    }
  });
}

function firesSubmit(): boolean {
  let fired = false;
  const form = document.body.appendChild(document.createElement('form'));
  form.addEventListener('submit', (event) => {
    fired = true;
    event.preventDefault();
  });
  form.requestSubmit();
  return fired;
}

async function probe(): Promise<void> {
  const submits = firesSubmit();
  const popup = (() => {
    try {
      return window.open('about:blank') === null;
    } catch {
      return true;
    }
  })();
  const facts = {
    isSecure: isSecureContext,
    hasCrypto: 'subtle' in crypto && crypto.subtle !== undefined,
    database: await database(),
    submits,
    noPopup: popup,
  };
  window.parent.postMessage({probed: facts}, '*');
}

void probe();

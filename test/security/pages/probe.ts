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

/** Whether a form is heard when it is sent; where it is not, nothing comes, so that only waiting tells. */
function firesSubmit(): Promise<boolean> {
  return new Promise((done) => {
    const form = document.body.appendChild(document.createElement('form'));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      done(true);
    });
    const button = form.appendChild(document.createElement('button'));
    // a browser that starts on a busy machine drops a click now and then
    const clicks = setInterval(() => button.click(), 250);
    setTimeout(() => {
      clearInterval(clicks);
      done(false);
    }, 4000);
  });
}

/** Firefox throws where others give null. */
function opensNothing(): boolean {
  try {
    return window.open('about:blank') === null;
  } catch {
    return true;
  }
}

async function probe(): Promise<void> {
  const submits = await firesSubmit();
  const facts = {
    isSecure: isSecureContext,
    hasCrypto: 'subtle' in crypto && crypto.subtle !== undefined,
    database: await database(),
    submits,
    noPopup: location.search === '?popup' ? opensNothing() : undefined,
  };
  window.parent.postMessage({probed: facts}, '*');
}

void probe();

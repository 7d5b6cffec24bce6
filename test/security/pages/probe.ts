// Tells the page around it what a frame with its attributes can do.
const wishes = new URLSearchParams(location.search);

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

/** How often a form is sent in vain before it counts as not heard. */
const CLICKS = 16;

/**
 * Whether a form is heard when it is sent. Where that is right (`?submits`), it is sent until it is heard: a browser that
 * starts on a busy machine drops clicks for as long as it has not laid the frame out. Where it is not right nothing comes.
 */
function firesSubmit(): Promise<boolean> {
  return new Promise((done) => {
    const form = document.body.appendChild(document.createElement('form'));
    const button = form.appendChild(document.createElement('button'));
    let left = wishes.has('submits') ? Infinity : CLICKS;
    const clicks = setInterval(() => (left-- > 0 ? button.click() : finish(false)), 250);
    const finish = (isHeard: boolean) => {
      clearInterval(clicks);
      done(isHeard);
    };
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      finish(true);
    });
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
    noPopup: wishes.has('popup') ? opensNothing() : undefined,
  };
  window.parent.postMessage({probed: facts}, '*');
}

void probe();

import type {Page} from 'playwright-core';

/** What has the focus, also in shadow roots and in the vault's frame: its name as a person hears it. */
export async function focused(page: Page): Promise<string> {
  for (const frame of [...page.frames()].reverse()) {
    const named = frame.evaluate(() => {
      if (!document.hasFocus()) return undefined;
      let active = document.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      if (!active || active === document.body || active instanceof HTMLIFrameElement) return undefined;
      const label = (active as Partial<HTMLInputElement>).labels?.[0]?.textContent;
      const heard = active.cloneNode(true) as Element;
      for (const unheard of heard.querySelectorAll('[aria-hidden=true]')) unheard.remove();
      return (active.ariaLabel ?? label ?? heard.textContent ?? '').replace(/\s+/g, ' ').trim() || active.localName;
    });
    const name = await named.catch(() => undefined); // a frame may go meanwhile
    if (name !== undefined) return name;
  }
  return '';
}

/** Waits until something has the focus. */
export async function until(page: Page, name: RegExp): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (name.test(await focused(page))) return;
    await page.waitForTimeout(50);
  }
  throw new Error(`the focus never came to ${name}; it is on "${await focused(page)}"`);
}

/** Presses Tab until something has the focus, as a person without a pointer gets there. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  const seen: string[] = [];
  for (let presses = 0; presses < 60; presses++) {
    const now = await focused(page);
    if (name.test(now)) return;
    seen.push(now);
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never comes to ${name}; it came by ${[...new Set(seen)].join(' | ')}`);
}

/** Types a text, key by key. */
export async function type(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text, {delay: 5});
}

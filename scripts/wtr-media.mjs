/**
 * The test command `media`: sets any media features, `{'forced-colors': 'active'}`; `{}` resets them. `{pointer: 'coarse'}` makes
 * the device one that is touched.
 * Chromium only, by the DevTools protocol; answers false in the other engines.
 */
export function mediaPlugin() {
  const sessions = new WeakMap();
  return {
    name: 'media',
    async executeCommand({command, payload, session: {id, browser}}) {
      if (command !== 'media') return undefined;
      if (browser.type !== 'puppeteer' || browser.name === 'Firefox') return false;
      const page = browser.getPage(id);
      if (!sessions.has(page)) sessions.set(page, await page.createCDPSession());
      await sessions.get(page).send('Emulation.setTouchEmulationEnabled', {enabled: payload?.pointer === 'coarse'});
      const features = Object.entries(payload ?? {}).map(([name, value]) => ({name, value}));
      await sessions.get(page).send('Emulation.setEmulatedMedia', {features});
      return true;
    },
  };
}

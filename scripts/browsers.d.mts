/** A browser that tests can run in. */
export type BrowserName = 'chromium' | 'firefox' | 'webkit';

/** The path of a browser, or undefined. Throws when its environment variable names no executable file. */
export function findBrowser(name: BrowserName): string | undefined;

/** The path of a browser, installed first where that is possible. Throws with what to do where it is not. */
export function ensureBrowser(name: BrowserName): string;

/** Flags for a Chromium without a network, root or a GPU. */
export const chromiumArgs: string[];

/**
 * Modules that are fetched when they are needed, and asked for again when they did not come. A browser keeps a failed import
 * for as long as its page lives and does not ask the network a second time; so each further try goes to an address of its
 * own. Chromium and Firefox tell the address with the failure; where it is not told, only a reload helps.
 */
let tries = 0;

/**
 * A module that cannot be had before the page is loaded anew: its file is there, but one that it imports was lost, and of
 * that the browser keeps the failure under an address that nobody can change.
 */
export class LostModuleError extends Error {
  constructor(cause: unknown) {
    super('a file that a module imports was lost: the page has to be loaded anew', {cause});
    this.name = 'LostModuleError';
  }
}

/**
 * Imports a module once it is asked for, and once only.
 *
 * @param load an `import()` of one module.
 * @returns Gives the module. Rejects when it cannot be fetched now, with a `LostModuleError` where only a page that is
 *   loaded anew can have it; the next call tries again.
 */
export function importable<Module>(load: () => Promise<Module>): () => Promise<Module> {
  let module: Promise<Module> | undefined;
  return () => {
    module ??= importNow(load).catch((error: unknown) => {
      module = undefined;
      throw error;
    });
    return module;
  };
}

async function importNow<Module>(load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (error) {
    const address = /https?:\/\/[^\s?#]+/.exec(String(error))?.[0];
    if (!address) throw error;
    const again = `${address}?${++tries}`;
    try {
      return (await import(/* @vite-ignore */ /* webpackIgnore: true */ again)) as Module;
    } catch (cause) {
      throw (await isThere(again)) ? new LostModuleError(cause) : cause;
    }
  }
}

/** Whether a file can be fetched now. */
async function isThere(address: string): Promise<boolean> {
  return fetch(address).then(
    ({ok}) => ok,
    () => false,
  );
}

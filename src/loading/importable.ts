/**
 * Modules that are fetched when they are needed, and asked for again when they did not come. A browser keeps a failed import
 * for as long as its page lives and does not ask the network a second time; so each further try goes to an address of its
 * own. Chromium and Firefox tell the address with the failure; where it is not told, only a reload helps.
 */
let tries = 0;

/**
 * Imports a module once it is asked for, and once only.
 *
 * @param load an `import()` of one module.
 * @returns Gives the module. Rejects when it cannot be fetched now; the next call tries again.
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
    return (await import(/* @vite-ignore */ /* webpackIgnore: true */ `${address}?${++tries}`)) as Module;
  }
}

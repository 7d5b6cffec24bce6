/** What the vault's own elements have, as a manifest that is written nowhere. */
export function vaultManifest(): Promise<{modules: {declarations?: object[]}[]}>;

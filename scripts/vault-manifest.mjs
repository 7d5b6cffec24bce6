import {cli} from '@custom-elements-manifest/analyzer/cli.js';

/** What the vault's own elements have, as a manifest that is written nowhere. */
export function vaultManifest() {
  return cli({argv: ['analyze', '--quiet', '--config', 'scripts/vault-manifest.config.mjs'], noWrite: true});
}

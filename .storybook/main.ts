import type {StorybookConfig} from '@storybook/web-components-vite';

import {vaultManifest} from '../scripts/vault-manifest.mjs';

const VAULT_MANIFEST = 'virtual:vault-manifest';

/** What the vault's own elements have, for their controls and tables: the published manifest leaves them out. */
const vaultElements = {
  name: 'vault-manifest',
  resolveId: (id: string) => (id === VAULT_MANIFEST ? `\0${VAULT_MANIFEST}` : undefined),
  load: async (id: string) =>
    id === `\0${VAULT_MANIFEST}` ? `export default ${JSON.stringify(await vaultManifest())}` : undefined,
};

const config: StorybookConfig = {
  framework: {name: '@storybook/web-components-vite', options: {}},
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  core: {disableTelemetry: true, disableWhatsNewNotifications: true, enableCrashReports: false},
  features: {sidebarOnboardingChecklist: false},
  viteFinal: (vite) => ({
    ...vite,
    // nobody reads the table for which every file would be compressed; light-dark(), written in another way for older browsers,
    // would not follow the scheme that the toolbar sets
    build: {...vite.build, reportCompressedSize: false, cssTarget: 'esnext'},
    plugins: [...(vite.plugins ?? []), vaultElements],
  }),
};
export default config;

import {addons} from 'storybook/manager-api';
import {create} from 'storybook/theming';

const base = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
const font = 'system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif';

// System fonts alone: Storybook opens without a network.
addons.setConfig({theme: create({base, brandTitle: 'chatpay', brandUrl: './', fontBase: font})});

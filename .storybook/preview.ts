import {setCustomElementsManifest, type Preview} from '@storybook/web-components-vite';
import {withActions} from 'storybook/actions/decorator';

import manifest from '../custom-elements.json' with {type: 'json'};
import '../src/define.js';
import '../src/elements/order/define.js';
import '../src/elements/progress/define.js';
import '../src/elements/receipt/define.js';
import {argTypesOf, withControls} from '../stories/support/controls.js';
import {EVENTS} from '../stories/support/manifest.js';
import {noteComponent} from '../stories/support/shown.js';
import {SchemedDocs} from './docs.js';
import {LANGUAGES, onPage, THEMES} from './globals.js';
import './preview.css';

setCustomElementsManifest(manifest);

const preview: Preview = {
  tags: ['autodocs'],
  decorators: [withControls, noteComponent, onPage, withActions],
  initialGlobals: {
    theme: 'none',
    scheme: 'light',
    direction: 'ltr',
    language: 'en',
    density: 'comfortable',
    motion: 'full',
  },
  globalTypes: {
    theme: {
      description: 'Theme',
      toolbar: {icon: 'paintbrush', items: THEMES, dynamicTitle: true},
    },
    scheme: {
      description: 'Color scheme',
      toolbar: {icon: 'contrast', items: ['light', 'dark'], dynamicTitle: true},
    },
    direction: {
      description: 'Direction of the text',
      toolbar: {icon: 'transfer', items: ['ltr', 'rtl'], dynamicTitle: true},
    },
    language: {
      description: 'Language',
      toolbar: {icon: 'globe', items: LANGUAGES, dynamicTitle: true},
    },
    density: {
      description: 'Density',
      toolbar: {icon: 'component', items: ['comfortable', 'compact'], dynamicTitle: true},
    },
    motion: {
      description: 'Motion',
      toolbar: {
        icon: 'lightning',
        items: [
          {value: 'full', title: 'Full motion'},
          {value: 'reduced', title: 'Reduced motion'},
        ],
        dynamicTitle: true,
      },
    },
  },
  parameters: {
    a11y: {test: 'error'},
    actions: {handles: [...EVENTS]},
    backgrounds: {disable: true},
    controls: {expanded: true},
    docs: {extractArgTypes: argTypesOf, container: SchemedDocs},
    options: {
      storySort: {
        order: [
          'Guides',
          [
            'Start in five minutes',
            'Concepts',
            'Theming',
            'Words and languages',
            'Writing a transport',
            'Running the server',
            'Payment by link',
            'Testing',
            'Security and PCI',
            'Accessibility',
          ],
          'Design',
          ['Tokens', 'Themes', 'Icons'],
          'Agent and customer',
          'Customer',
          'Agent',
          'Both',
          'Vault',
          'Demo',
        ],
      },
    },
  },
};
export default preview;

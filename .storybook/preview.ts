import {setCustomElementsManifest, type Decorator, type Preview} from '@storybook/web-components-vite';

import manifest from '../custom-elements.json' with {type: 'json'};
import '../src/define.js';

setCustomElementsManifest(manifest);

/** Puts the toolbar's color scheme and direction on the page, where elements look for them. */
const onPage: Decorator = (story, {globals}) => {
  const {style} = document.documentElement;
  style.colorScheme = String(globals.scheme);
  style.background = 'Canvas';
  style.color = 'CanvasText';
  document.documentElement.dir = String(globals.direction);
  return story();
};

const preview: Preview = {
  tags: ['autodocs'],
  decorators: [onPage],
  initialGlobals: {scheme: 'light', direction: 'ltr'},
  globalTypes: {
    scheme: {
      description: 'Color scheme',
      toolbar: {icon: 'contrast', items: ['light', 'dark'], dynamicTitle: true},
    },
    direction: {
      description: 'Direction of the text',
      toolbar: {icon: 'transfer', items: ['ltr', 'rtl'], dynamicTitle: true},
    },
  },
  parameters: {
    a11y: {test: 'error'},
    backgrounds: {disable: true},
    controls: {expanded: true},
  },
};
export default preview;

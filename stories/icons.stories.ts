import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';

import './support/icon-sheet.js';

/** The library's own icons: few, drawn on a grid of 24 with one stroke, in the color and the size of the text around them. */
export default {
  title: 'Design/Icons',
  tags: ['!autodocs'],
  parameters: {controls: {disable: true}},
  render: () => html`<story-icon-sheet></story-icon-sheet>`,
} satisfies Meta;

export const All: StoryObj = {};

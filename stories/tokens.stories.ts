import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';

import './support/token-table.js';
import type {Tier} from './support/tokens.js';

/** Every custom property that a page can set, by tiers, in light and in dark. The toolbar's theme shows here, too. */
export default {
  title: 'Design/Tokens',
  tags: ['!autodocs'],
  parameters: {controls: {disable: true}},
  render: ({tier}) => html`<story-token-table tier=${tier as Tier}></story-token-table>`,
} satisfies Meta;

export const Primitive: StoryObj = {args: {tier: 'primitive'}};
export const Semantic: StoryObj = {args: {tier: 'semantic'}};
export const Element: StoryObj = {args: {tier: 'element'}};

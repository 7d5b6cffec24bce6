import {DocsContainer, type DocsContainerProps} from '@storybook/addon-docs/blocks';
import {createElement, useEffect, useState, type PropsWithChildren, type ReactElement} from 'react';
import {addons} from 'storybook/preview-api';
import {themes} from 'storybook/theming';

type Globals = Readonly<Record<string, unknown>>;

/** The docs pages in the scheme that the toolbar says: their stories are, and would be dark upon white. */
export function SchemedDocs(props: PropsWithChildren<DocsContainerProps>): ReactElement {
  const [scheme, setScheme] = useState<unknown>(() => globalsOf(props).scheme);
  useEffect(() => {
    const channel = addons.getChannel();
    const onGlobals = ({globals}: {globals: Globals}) => setScheme(globals.scheme);
    channel.on('globalsUpdated', onGlobals);
    return () => channel.off('globalsUpdated', onGlobals);
  }, []);
  return createElement(DocsContainer, {...props, theme: scheme === 'dark' ? themes.dark : themes.light});
}

function globalsOf({context}: DocsContainerProps): Globals {
  const {store} = context as unknown as {store: {userGlobals: {get(): Globals}}};
  return store.userGlobals.get();
}

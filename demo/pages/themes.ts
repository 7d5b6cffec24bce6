import {html, render} from 'lit';

import {press, renderChat, setScene, THEMES} from './theme-chat.js';

const SCHEMES = ['light', 'dark'] as const;

const scene = await setScene();

render(
  html`
    <h1>Themes</h1>
    <p class="lead">
      A theme is one style sheet of <code>--chatpay-*</code> tokens. Light and dark follow <code>color-scheme</code>, or
      the <code>scheme</code> attribute. The secure form takes the theme over too: try it in the demo.
    </p>
    ${THEMES.map(
      ([theme, name, words]) => html`
        <section class="theme">
          <header>
            <h2>${name}</h2>
            <p>${words} <code>chatpay-elements/themes/${theme}.css</code></p>
            <a href="/?theme=${theme}">Try ${name} in the demo</a>
          </header>
          <div class="schemes">
            ${SCHEMES.map((scheme) => renderChat(scene, `chatpay-theme-${theme} ${scheme}`, `${theme}, ${scheme}`))}
          </div>
        </section>
      `,
    )}
  `,
  document.querySelector('main')!,
);

for (const chat of document.querySelectorAll('.chat')) await press(chat);
document.documentElement.dataset.ready = '';

// A page of the demo in one of the shipped themes: `?theme=rounded&scheme=dark&density=compact`.
const THEMES = ['default', 'rounded', 'flat'];

const asked = new URLSearchParams(location.search);
const root = document.documentElement;
const theme = THEMES.find((name) => name === asked.get('theme'));
const scheme = ['light', 'dark'].find((name) => name === asked.get('scheme'));

if (theme) {
  root.dataset.theme = theme;
  const sheet = Object.assign(document.createElement('link'), {rel: 'stylesheet', href: `/themes/${theme}.css`});
  document.head.append(sheet);
}
if (scheme) root.style.colorScheme = scheme;
if (asked.get('density') === 'compact') root.dataset.density = 'compact';

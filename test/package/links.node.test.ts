import {execFileSync} from 'node:child_process';
import {readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path/posix';

import {expect} from 'chai';

/** What is published, but what is built. */
const published = (
  JSON.parse(execFileSync('npm', ['pack', '--dry-run', '--json'], {encoding: 'utf8'})) as [{files: {path: string}[]}]
)[0].files
  .map(({path}) => path)
  .filter((path) => !path.startsWith('dist/'));
const pages = published.filter((path) => /\.mdx?$/.test(path));

/** Where a page's links lead: `[where it is written, path in the package, heading]`. */
function linksIn(page: string): readonly (readonly [string, string, string])[] {
  const text = readFileSync(page, 'utf8').replaceAll(/^```[\s\S]*?^```$/gm, '');
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link = '']) => link)
    .filter((link) => !/^(https?:|\?path=)/.test(link))
    .map((link) => {
      const [path = '', heading = ''] = link.split('#');
      return [`${page}: ${link}`, path ? join(page, '..', path) : page, heading];
    });
}

/** The names that headings have in addresses. */
const headingsOf = (page: string) =>
  [...readFileSync(page, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
      .replaceAll(' ', '-'),
  );

/** What Storybook calls its pages in addresses, by the titles in the files. */
const storybookPages = new Set(
  ['stories', 'stories/docs'].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /\.(mdx|stories\.ts)$/.test(name))
      .map((name) => /(?:<Meta title=|title: )["']([^"']+)/.exec(readFileSync(`${folder}/${name}`, 'utf8'))?.[1] ?? '')
      .map((title) => title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')),
  ),
);

describe('the docs that are published', () => {
  it('are there: the security guide, the guide to payment by link, those of Storybook', () => {
    expect(pages).to.include.members(['README.md', 'SECURITY.md', 'docs/by-link.md', 'stories/docs/start.mdx']);
  });

  it('have no link that leads out of the package, or to a heading that there is not', () => {
    const links = pages.flatMap(linksIn);
    expect(links).to.have.length.greaterThan(10);
    const dead = links.filter(
      ([, path, heading]) =>
        !published.some((file) => file === path || file.startsWith(`${path}/`)) ||
        (heading !== '' && !headingsOf(path).includes(heading)),
    );
    expect(dead.map(([where]) => where)).to.deep.equal([]);
  });

  it('send nobody to sources that the package has not', () => {
    const named = pages.flatMap((page) =>
      [...readFileSync(page, 'utf8').matchAll(/`(src\/[\w/.-]*)`/g)].map(([, path]) => `${page}: ${path}`),
    );
    expect(named).to.deep.equal([]);
  });

  it('lead to pages and stories that Storybook has', () => {
    const addresses = pages.flatMap((page) =>
      [...readFileSync(page, 'utf8').matchAll(/\]\(\?path=\/(?:docs|story)\/([\w-]+?)--[\w-]+\)/g)].map(
        ([, id = '']) => id,
      ),
    );
    expect(addresses).to.have.length.greaterThan(3);
    expect(addresses.filter((id) => !storybookPages.has(id))).to.deep.equal([]);
  });
});

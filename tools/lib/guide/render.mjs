/** From the Markdown of the guide to HTML. */
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import markdownIt from 'markdown-it';
import { anchorOf, servedLink } from './links.mjs';
import { sizeOfWebp } from './pictures.mjs';

/**
 * @typedef {object} RenderedPage
 * @property {string} title
 * @property {string} html what stands below the title
 * @property {readonly { anchor: string, text: string }[]} sections
 * @property {readonly string[]} anchors of all headings
 * @property {readonly string[]} links as they are written
 * @property {readonly { src: string, alt: string }[]} pictures
 */

/**
 * @param {string} directory of the guide
 * @param {string} page
 * @returns {RenderedPage}
 */
export function renderPage(directory, page) {
  const markdown = markdownIt({ html: false, linkify: false, typographer: false });
  const tokens = markdown.parse(readFileSync(join(directory, `${page}.md`), 'utf8'), {});
  const inlines = tokens.flatMap(({ children }) => children ?? []);
  const headings = tokens.flatMap((token, at) => {
    return token.type === 'heading_open' ? [nameHeading(token, textOf(tokens[at + 1]))] : [];
  });
  const links = inlines.filter(({ type }) => type === 'link_open').map((token) => lead(token, page));
  const pictures = inlines
    .filter(({ type }) => type === 'image')
    .map((token) => keepRoom(token, join(directory, posix.dirname(page)), posix.dirname(page)));
  markdown.renderer.rules['table_open'] = () => '<div class="table"><table>\n';
  markdown.renderer.rules['table_close'] = () => '</table></div>\n';
  const body = tokens[0]?.tag === 'h1' ? tokens.slice(3) : tokens;
  return {
    title: headings.find(({ tag }) => tag === 'h1')?.text ?? page,
    html: markdown.renderer.render(body, markdown.options, {}),
    sections: headings.filter(({ tag }) => tag === 'h2'),
    anchors: headings.map(({ anchor }) => anchor),
    links,
    pictures,
  };
}

/** @typedef {import('markdown-it').Token} Token */

/** @param {Token | undefined} token what is between the tags of a heading */
function textOf(token) {
  return (token?.children ?? []).map(({ content }) => content).join('');
}

/** Gives a heading its anchor. @param {Token} token @param {string} text */
function nameHeading(token, text) {
  const anchor = anchorOf(text);
  token.attrSet('id', anchor);
  return { tag: token.tag, anchor, text };
}

/** Makes a link lead to what is served. @param {Token} token @param {string} page @returns how it is written */
function lead(token, page) {
  const href = String(token.attrGet('href') ?? '');
  const served = servedLink(page, href);
  // What is not served is read where the files are; here it is text.
  if (served === undefined) token.attrs = [];
  else token.attrSet('href', served);
  return href;
}

/**
 * Keeps room for a picture, and makes it that which is served.
 * @param {Token} token
 * @param {string} directory of the page
 * @param {string} below where the page is below the guide
 */
function keepRoom(token, directory, below) {
  const src = String(token.attrGet('src') ?? '');
  const { width, height } = sizeOfWebp(readFileSync(join(directory, src)));
  token.attrSet('src', `/guide/${posix.join(below, src)}`);
  // Two of its pixels are shown as one.
  token.attrSet('width', String(Math.round(width / 2)));
  token.attrSet('height', String(Math.round(height / 2)));
  token.attrSet('loading', 'lazy');
  return { src, alt: token.content };
}

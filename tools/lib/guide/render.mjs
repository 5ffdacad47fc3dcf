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
 * @property {{ anchor: string, text: string }[]} sections
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
  /** @type {RenderedPage} */
  const found = { title: '', html: '', sections: [], anchors: [], links: [], pictures: [] };
  const notes = collector(found);
  for (const [at, token] of tokens.entries()) {
    if (token.type === 'heading_open') nameHeading(token, textOf(tokens[at + 1]), notes);
    for (const inline of token.children ?? []) {
      if (inline.type === 'link_open') lead(inline, page, notes);
      if (inline.type === 'image') keepRoom(inline, directory, page, notes);
    }
  }
  markdown.renderer.rules['table_open'] = () => '<div class="table"><table>\n';
  markdown.renderer.rules['table_close'] = () => '</table></div>\n';
  const body = tokens[0]?.tag === 'h1' ? tokens.slice(3) : tokens;
  return { ...found, html: markdown.renderer.render(body, markdown.options, {}) };
}

/** @typedef {import('markdown-it').Token} Token */

/** @param {RenderedPage} found */
function collector(found) {
  const links = /** @type {string[]} */ (found.links);
  const anchors = /** @type {string[]} */ (found.anchors);
  const pictures = /** @type {{ src: string, alt: string }[]} */ (found.pictures);
  return { found, links, anchors, pictures };
}

/** @param {Token | undefined} token what is between the tags of a heading */
function textOf(token) {
  return (token?.children ?? []).map(({ content }) => content).join('');
}

/**
 * @param {Token} token
 * @param {string} text
 * @param {ReturnType<typeof collector>} notes
 */
function nameHeading(token, text, { found, anchors }) {
  const anchor = anchorOf(text);
  token.attrSet('id', anchor);
  anchors.push(anchor);
  if (token.tag === 'h1') found.title = text;
  if (token.tag === 'h2') found.sections.push({ anchor, text });
}

/**
 * @param {Token} token
 * @param {string} page
 * @param {ReturnType<typeof collector>} notes
 */
function lead(token, page, { links }) {
  const href = String(token.attrGet('href') ?? '');
  links.push(href);
  const served = servedLink(page, href);
  // What is not served is read where the files are; here it is text.
  if (served === undefined) token.attrs = [];
  else token.attrSet('href', served);
}

/**
 * @param {Token} token
 * @param {string} directory
 * @param {string} page
 * @param {ReturnType<typeof collector>} notes
 */
function keepRoom(token, directory, page, { pictures }) {
  const src = String(token.attrGet('src') ?? '');
  pictures.push({ src, alt: token.content });
  const file = posix.normalize(posix.join(posix.dirname(page), src));
  const { width, height } = sizeOfWebp(readFileSync(join(directory, file)));
  token.attrSet('src', `/guide/${file}`);
  // They are taken at two pixels for one.
  token.attrSet('width', String(Math.round(width / 2)));
  token.attrSet('height', String(Math.round(height / 2)));
  token.attrSet('loading', 'lazy');
}

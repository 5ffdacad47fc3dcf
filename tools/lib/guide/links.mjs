/** Links of the guide: written for its Markdown files, so that they work where those are read, and served as addresses. */
import { posix } from 'node:path';
import { addressOf, pages } from './contents.mjs';

/**
 * Where a link leads. `page` is undefined where it leads to nothing that is served.
 * @param {string} from the page that has it
 * @param {string} href as it is written
 * @returns {{ kind: 'elsewhere' | 'anchor' | 'page' | 'file', page: string | undefined, anchor: string }}
 */
export function targetOf(from, href) {
  if (/^[a-z]+:/i.test(href) || href.startsWith('/')) return { kind: 'elsewhere', page: undefined, anchor: '' };
  const [path = '', anchor = ''] = href.split('#');
  if (path === '') return { kind: 'anchor', page: from, anchor };
  const file = posix.normalize(posix.join(posix.dirname(from), path));
  if (!file.endsWith('.md')) return { kind: 'file', page: undefined, anchor };
  // A page beside the guide leads into it by its folder.
  const page = file.slice(0, -'.md'.length).replace(/^\.\.\/guide\//, '');
  return { kind: 'page', page: pages.includes(page) ? page : undefined, anchor };
}

/**
 * The address of a link as it is served; undefined where it leads to nothing that is served.
 * @param {string} from
 * @param {string} href
 */
export function servedLink(from, href) {
  const { kind, page, anchor } = targetOf(from, href);
  if (kind !== 'page') return href;
  return page === undefined ? undefined : `/guide/${addressOf(page)}${anchor === '' ? '' : `#${anchor}`}`;
}

/**
 * The anchor of a heading, made as the sites that show Markdown make it.
 * @param {string} heading
 */
export function anchorOf(heading) {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-');
}

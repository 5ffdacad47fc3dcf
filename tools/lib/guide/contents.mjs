/** What the guide is made of: its pages in the order in which they are read. */

/**
 * @typedef {object} Chapter
 * @property {string} heading empty for the first
 * @property {readonly string[]} pages files without `.md`; relative to `docs/guide`
 */

/** @type {readonly Chapter[]} */
export const chapters = [
  { heading: '', pages: ['README', 'getting-started', 'overview', 'tables', 'keyboard', 'troubleshooting'] },
  { heading: 'Licenses', pages: ['licenses', 'seats', 'renewals', 'alerts', 'software'] },
  { heading: 'What you look after', pages: ['devices', 'organizations', 'people'] },
  { heading: 'Billing', pages: ['billing'] },
  { heading: 'Administration', pages: ['permissions', 'notifications', 'administration'] },
  {
    heading: 'Reference',
    pages: ['overview', 'import-licenses', 'billing', 'notifications', 'operate', 'observability', 'growing'].map(
      (page) => `../${page}`,
    ),
  },
];

/**
 * What a page is called where all are listed: as its title says, unless the guide has one of that title itself.
 * @param {string} page
 * @param {string} title
 */
export function nameOf(page, title) {
  return ['../overview', '../billing', '../notifications'].includes(page) ? `${title}, in full` : title;
}

/** All pages, once. */
export const pages = chapters.flatMap((chapter) => chapter.pages);

/**
 * Where a page is served, below `/guide/`: the first one at that address itself, what lies beside the guide below
 * `reference/`.
 * @param {string} page
 */
export function addressOf(page) {
  if (page === 'README') return '';
  return page.startsWith('../') ? `reference/${page.slice(3)}` : page;
}

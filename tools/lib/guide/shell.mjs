/** What is around each page of the guide. */
import { addressOf, chapters } from './contents.mjs';

/** @param {string} text */
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/**
 * @param {string} page
 * @param {import('./render.mjs').RenderedPage} rendered
 * @param {ReadonlyMap<string, string>} titles of all pages
 */
export function htmlOf(page, rendered, titles) {
  const onThisPage = rendered.sections.map(({ anchor, text }) => `<li><a href="#${anchor}">${escaped(text)}</a></li>`);
  const contents = chapters.map((chapter) => navigationOf(chapter, page, titles)).join('');
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>${escaped(rendered.title)} · Seatwise guide</title>
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="description" content="${escaped(rendered.title)}: the guide to Seatwise" />
    <meta name="color-scheme" content="light dark" />
    <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
    <link rel="stylesheet" href="/guide.css" />
    <script src="/guide-appearance.js"></script>
  </head>
  <body>
    <a class="skip" href="#content">Skip to content</a>
    <header>
      <a class="brand" href="/guide/">
        <svg viewBox="0 0 32 32" width="22" height="22" aria-hidden="true">
          <rect width="32" height="32" rx="7" />
          <path d="M10 8v9.5h12M10 17.5V24M22 17.5V24M14.5 12.5h5" />
        </svg>
        <span>Seatwise <span class="faint">Guide</span></span>
      </a>
      <a class="back" href="/">Open the panel</a>
    </header>
    <div class="columns">
      <nav class="wide" aria-label="Guide">${contents}</nav>
      <details class="narrow"><summary>Contents</summary><nav aria-label="Guide">${contents}</nav></details>
      <main id="content" tabindex="-1">
        <article>
          <h1>${escaped(rendered.title)}</h1>
${rendered.html}
        </article>
      </main>
      ${onThisPage.length < 2 ? '<aside></aside>' : `<aside aria-label="On this page"><h2>On this page</h2><ul>${onThisPage.join('')}</ul></aside>`}
    </div>
  </body>
</html>
`;
}

/**
 * @param {import('./contents.mjs').Chapter} chapter
 * @param {string} current
 * @param {ReadonlyMap<string, string>} titles
 */
function navigationOf({ heading, pages }, current, titles) {
  const links = pages.map((page) => {
    const here = page === current ? ' aria-current="page"' : '';
    return `<li><a href="/guide/${addressOf(page)}"${here}>${escaped(titles.get(page) ?? page)}</a></li>`;
  });
  return `${heading === '' ? '' : `<h2>${escaped(heading)}</h2>`}<ul>${links.join('')}</ul>`;
}

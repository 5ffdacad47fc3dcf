/** `node tools/guide.mjs`: renders `docs/guide` into `dist/guide`, from where the server serves it at `/guide/`. */
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { addressOf, nameOf, pages } from './lib/guide/contents.mjs';
import { renderPage } from './lib/guide/render.mjs';
import { htmlOf } from './lib/guide/shell.mjs';
import { projectDirectory } from './lib/project.mjs';

const source = join(projectDirectory, 'docs/guide');
const target = join(projectDirectory, 'dist/guide');

const rendered = new Map(pages.map((page) => [page, renderPage(source, page)]));
const titles = new Map([...rendered].map(([page, { title }]) => [page, nameOf(page, title)]));

rmSync(target, { recursive: true, force: true });
for (const [page, content] of rendered) {
  const file = join(target, `${addressOf(page) || 'index'}.html`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, htmlOf(page, content, titles));
}
cpSync(join(source, 'pictures'), join(target, 'pictures'), { recursive: true });

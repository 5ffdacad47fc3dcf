import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { guidePages } from '../../../admin-ui/src/core/guide/guide-pages.rules.js';
import { projectDirectory } from '../project.mjs';
import { addressOf, pages } from './contents.mjs';
import { anchorOf, servedLink, targetOf } from './links.mjs';
import { sizeOfWebp } from './pictures.mjs';
import { renderPage } from './render.mjs';

const directory = path.join(projectDirectory, 'docs/guide');

interface Rendered {
  anchors: readonly string[];
  links: readonly string[];
  pictures: readonly { src: string; alt: string }[];
}

const guide = new Map<string, Rendered>(
  pages.map((page: string): [string, Rendered] => [page, renderPage(directory, page)]),
);
const own = [...guide].filter(([page]) => !page.startsWith('../'));

describe('the guide', () => {
  it('lists each of its files', () => {
    const files = readdirSync(directory).filter((file) => file.endsWith('.md'));
    expect(own.map(([page]) => `${page}.md`).sort()).toEqual(files.sort());
  });

  it('has no link that leads nowhere', () => {
    const broken = own.flatMap(([page, { links }]) =>
      links
        .filter((href) => {
          const { kind, page: target, anchor } = targetOf(page, href);
          if (kind === 'elsewhere') return false;
          const found = target === undefined ? undefined : guide.get(target);
          return found === undefined || (anchor !== '' && !found.anchors.includes(anchor));
        })
        .map((href) => `${page}: ${href}`),
    );
    expect(broken).toEqual([]);
  });

  it('has no heading twice on a page, which one of them could not be reached by', () => {
    const twice = own.filter(([, { anchors }]) => new Set(anchors).size < anchors.length);
    expect(twice.map(([page]) => page)).toEqual([]);
  });

  it('has each picture, says what it shows, and has none beside', () => {
    const pictures = own.flatMap(([, rendered]) => rendered.pictures);
    expect(pictures.filter(({ src, alt }) => alt === '' || !existsSync(path.join(directory, src)))).toEqual([]);
    const files = readdirSync(path.join(directory, 'pictures')).map((file) => `pictures/${file}`);
    expect([...new Set(pictures.map(({ src }) => src))].sort()).toEqual(files.sort());
  });

  const isThere = (place: string): boolean => {
    const [name = '', anchor = ''] = place.split('#');
    const found = guide.get(name);
    return found !== undefined && (anchor === '' || found.anchors.includes(anchor));
  };

  it('is where the panel says that it is', () => {
    expect(guidePages.filter(([, place]) => !isThere(place))).toEqual([]);
  });

  it('is where the panel leads from a word that it explains', () => {
    // Read, not run: its texts are marked for translation.
    const texts = readFileSync(path.join(projectDirectory, 'admin-ui/src/ui/help/help-texts.ts'), 'utf8');
    const places = [...texts.matchAll(/^ {4}guide: '([^']+)',$/gm)].map(([, place = '']) => place);
    expect(places.length).toBe([...texts.matchAll(/^ {4}word: /gm)].length);
    expect(places.length).toBeGreaterThan(0);
    expect(places.filter((place) => !isThere(place))).toEqual([]);
  });

  it('knows the keys that lead to pages', () => {
    const navigation = readFileSync(path.join(projectDirectory, 'admin-ui/src/app-navigation.ts'), 'utf8');
    const keys = [...navigation.matchAll(/label: \$localize`([^`]+)`,\n.*\n\s+shortcut: '(.)'/g)];
    expect(keys.length).toBe([...navigation.matchAll(/^ +shortcut: '/gm)].length);
    const keyboard = readFileSync(path.join(directory, 'keyboard.md'), 'utf8');
    const told = [...keyboard.matchAll(/^\| `g` `(.)` *\| (.*?) *\|$/gm)].map(([, key, page]) => `${key} ${page}`);
    expect(told).toEqual(keys.map(([, page, key]) => `${key} ${page}`));
  });

  it('is where the help menu says that it is', () => {
    const menu = readFileSync(path.join(projectDirectory, 'admin-ui/src/frame/help-menu.ts'), 'utf8');
    const linked = [...menu.matchAll(/href="\/guide\/([\w-]+)"/g)].map(([, page = '']) => page);
    expect(linked.length).toBeGreaterThan(0);
    expect(linked.filter((page) => !pages.includes(page))).toEqual([]);
  });
});

describe('a link', () => {
  it.each([
    ['licenses', 'seats.md#ask-why', '/guide/seats#ask-why'],
    ['licenses', 'README.md', '/guide/'],
    ['licenses', '../operate.md#backup', '/guide/reference/operate#backup'],
    ['../billing', 'operate.md', '/guide/reference/operate'],
    ['../overview', 'guide/licenses.md', '/guide/licenses'],
    ['licenses', '#a', '#a'],
    ['licenses', 'https://seatwise.test/x.md', 'https://seatwise.test/x.md'],
    ['../operate', 'decisions/0012-throttling.md', undefined],
  ])('on %s to %s is served as %s', (page, href, served) => {
    expect(servedLink(page, href)).toBe(served);
  });

  it('finds a heading by its words', () => {
    expect(anchorOf('E-mails don’t arrive')).toBe('e-mails-dont-arrive');
    expect(anchorOf('Why? A “seat”, explained')).toBe('why-a-seat-explained');
  });

  it('leads to one page at one address', () => {
    const addresses = pages.map((page: string) => addressOf(page));
    expect(new Set(addresses).size).toBe(addresses.length);
  });
});

describe('the size of a picture', () => {
  it('is read of each kind of file', () => {
    const file = (kind: string, write: (buffer: Buffer) => void): Buffer => {
      const buffer = Buffer.alloc(40);
      buffer.write('RIFF', 0);
      buffer.write('WEBP', 8);
      buffer.write(kind, 12);
      write(buffer);
      return buffer;
    };
    const lossy = file('VP8 ', (buffer) => {
      buffer.writeUInt16LE(640, 26);
      buffer.writeUInt16LE(400, 28);
    });
    const lossless = file('VP8L', (buffer) => buffer.writeUInt32LE(639 | (399 << 14), 21));
    const extended = file('VP8X', (buffer) => {
      buffer.writeUIntLE(639, 24, 3);
      buffer.writeUIntLE(399, 27, 3);
    });
    for (const each of [lossy, lossless, extended]) expect(sizeOfWebp(each)).toEqual({ width: 640, height: 400 });
    expect(() => sizeOfWebp(Buffer.from('no picture at all'))).toThrow('no WebP');
  });
});

import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { catalogue, dialogExceptions } from './catalogue.js';
import { doorStops, exceptions, pageStops } from './pages.js';
import { placeNames, placesIn } from './places.js';
import { routesOf } from './routes.js';

const source = fileURLToPath(new URL('../../admin-ui/src', import.meta.url));

/** `/licenses/{license}/overview?why=1` is an address of the route `licenses/:id/overview`. */
const isOf = (route: string, address: string): boolean => {
  const segments = address.replace(/\?.*/, '').split('/').slice(1);
  const expected = route.split('/');
  return (
    expected.length === segments.length &&
    expected.every((part, at) => (part.startsWith(':') ? segments[at]?.startsWith('{') : part === segments[at]))
  );
};

/** Components that are a dialog: those whose template is one. */
const dialogNames = globSync('**/*.{ts,html}', { cwd: source })
  .filter((file) => !file.endsWith('.spec.ts') && !/\/dialog-frame\.ts$|\/dialogs\.ts$/.test(file))
  .filter((file) => /<app-dialog[\s>]/.test(readFileSync(path.join(source, file), 'utf8')))
  .map((file) => path.basename(file, path.extname(file)));

describe('the catalogue', () => {
  const routes = routesOf(source);
  const addresses = [...pageStops, ...doorStops].map((stop) => stop.path);

  it('leads to every page of the panel', () => {
    const missing = routes.filter((route) => !addresses.some((address) => isOf(route, address)));
    expect(missing).toEqual(Object.keys(exceptions).sort());
  });

  it('leads nowhere else', () => {
    const known = (address: string): boolean => routes.some((route) => isOf(route, address));
    expect(addresses.filter((address) => !known(address))).toEqual(['/nothing/here']);
    expect(catalogue.map((stop) => stop.path).filter((address) => !known(address))).toEqual(['/nothing/here']);
  });

  it('opens every dialog of the panel', () => {
    const opened = new Set(catalogue.map((stop) => stop.opens?.dialog ?? '').filter((name) => name !== ''));
    expect([...opened, ...Object.keys(dialogExceptions)].sort()).toEqual([...new Set(dialogNames)].sort());
  });

  it('names each once, as a file can be called', () => {
    const names = [...catalogue, ...doorStops].map((stop) => stop.name);
    expect(names.filter((name, at) => names.indexOf(name) !== at || !/^[a-z0-9-]+$/.test(name))).toEqual([]);
  });

  it('speaks of places that are known, and of each', () => {
    const spoken = catalogue.flatMap((stop) => placesIn(stop.path));
    expect([...new Set(spoken)].sort()).toEqual([...placeNames].sort());
  });
});

describe('the table of routes', () => {
  const routes = routesOf(source);

  it('is read with what its entries load, and without what only leads elsewhere', () => {
    expect(routes).toContain('billing/agreements/:id/next-invoice');
    expect(routes).toContain('organizations/:id/locations/:locationId/enrollment');
    expect(routes).not.toContain('licenses/:id');
    expect(routes.filter((route) => route.includes('**'))).toEqual([]);
  });
});

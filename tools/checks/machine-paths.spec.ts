import { expect, it } from 'vitest';
import { machinePaths } from './machine-paths.mjs';

// Written apart, so that this file itself passes the check.
const path = (...parts: string[]): string => `/${parts.join('/')}/`;

it.each([path('root', 'seatwise'), path('home', 'ada', 'code'), path('Users', 'ada', 'code'), path('work', 'main')])(
  'finds %s',
  (text) => {
    expect(machinePaths.inspect(`first\ncd ${text}`)).toMatchObject([{ line: 2 }]);
  },
);

it.each(['https://example.org/work/item/', './work/', '/var/lib/postgresql/', path('home', 'node', 'app')])(
  'leaves %s alone',
  (text) => {
    expect(machinePaths.inspect(text)).toEqual([]);
  },
);

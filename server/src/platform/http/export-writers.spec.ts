import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { writeCsv } from './csv-export.js';
import { date, decimal, type ExportColumn, flag, instant, number, text, texts } from './export-columns.js';
import { writeJson } from './json-export.js';
import { writeXlsx } from './xlsx-export.js';

async function* partsOf<Item>(...parts: Item[][]): AsyncGenerator<Item[]> {
  yield* parts;
}

async function joined(chunks: AsyncIterable<string | Uint8Array>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const chunk of chunks) all.push(Buffer.from(chunk));
  return Buffer.concat(all);
}

const name: ExportColumn<string | null>[] = [text('Name', (item) => item)];

async function csvOf<Item>(columns: readonly ExportColumn<Item>[], ...parts: Item[][]): Promise<string> {
  return (await joined(writeCsv(columns, partsOf(...parts)))).toString();
}

describe('CSV', () => {
  it('begins with a byte order mark and the headings, and ends every row with CRLF', async () => {
    expect(await csvOf(name, ['a'], ['b', 'c'])).toBe('\u{FEFF}Name\r\na\r\nb\r\nc\r\n');
    expect(await csvOf(name)).toBe('\u{FEFF}Name\r\n');
  });

  it.each([
    ['a,b', '"a,b"'],
    ['say "yes"', '"say ""yes"""'],
    ['one\r\ntwo', '"one\r\ntwo"'],
    ['one\ntwo', '"one\ntwo"'],
    ['one\rtwo', '"one\rtwo"'],
    ['Grüße 🖥', 'Grüße 🖥'],
    [null, ''],
  ])('quotes %j where it must', async (value, cell) => {
    expect(await csvOf(name, [value])).toBe(`\u{FEFF}Name\r\n${cell}\r\n`);
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+49', "'+49"],
    ['-cmd', "'-cmd"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', '"\'\r=1"'],
    ['a=b', 'a=b'],
    ['=HYPERLINK("x","y")', '"\'=HYPERLINK(""x"",""y"")"'],
  ])('takes the formula out of %j', async (value, cell) => {
    expect(await csvOf(name, [value])).toBe(`\u{FEFF}Name\r\n${cell}\r\n`);
  });

  it('leaves numbers alone, and writes dates and instants as the API does', async () => {
    const columns = [
      number<number>('Count', (item) => item),
      decimal<number>('Cost', () => '-1200.00'),
      date<number>('Day', () => '2026-11-21'),
      instant<number>('Seen', () => new Date('2026-11-21T10:11:12Z')),
      flag<number>('New', () => true),
      texts<number>('Tags', () => ['a', 'b c']),
      number<number>('None', () => null),
    ];
    const [headings, row] = (await csvOf(columns, [-3])).trimEnd().split('\r\n');
    expect(headings).toBe('\u{FEFF}Count,Cost,Day,Seen (UTC),New,Tags,None');
    expect(row).toBe('-3,-1200.00,2026-11-21,2026-11-21T10:11:12.000Z,TRUE,a; b c,');
  });

  it('puts the replacement character in place of half a pair', async () => {
    expect(await csvOf(name, ['a\uD800b'])).toContain('a\u{FFFD}b');
  });
});

describe('JSON', () => {
  it('is one array whatever the parts', async () => {
    const items = [{ name: 'a"b\n' }, { name: '\uD800' }, { name: 'c' }];
    const [first, ...others] = items;
    expect(JSON.parse((await joined(writeJson(partsOf([first], [], others)))).toString())).toEqual(items);
    expect(JSON.parse((await joined(writeJson(partsOf()))).toString())).toEqual([]);
  });
});

describe('XLSX', () => {
  async function rowsOf<Item>(columns: readonly ExportColumn<Item>[], items: Item[]) {
    const { sheets } = await readXlsx(await joined(writeXlsx(columns, partsOf(items))));
    return sheets.flatMap((sheet) => sheet.rows);
  }

  it('has numbers as numbers and dates as dates', async () => {
    const columns = [
      text<number>('Name', () => 'a'),
      number<number>('Count', (item) => item),
      decimal<number>('Cost', () => '1200.50'),
      date<number>('Day', () => '2026-11-21'),
      instant<number>('Seen', () => new Date('2026-11-21T10:11:12Z')),
      flag<number>('New', () => false),
      text<number>('None', () => null),
    ];
    const [headings, row] = await rowsOf(columns, [-3]);
    expect(headings?.slice(0, 7)).toEqual(['Name', 'Count', 'Cost', 'Day', 'Seen (UTC)', 'New', 'None']);
    expect(row?.slice(0, 6)).toEqual([
      'a',
      -3,
      1200.5,
      new Date('2026-11-21T00:00:00Z'),
      new Date('2026-11-21T10:11:12Z'),
      false,
    ]);
  });

  it('keeps as text what Excel would round or cannot date', async () => {
    const columns = [decimal<number>('Cost', () => '1234567890123.4567'), date<number>('Day', () => '1899-12-31')];
    expect((await rowsOf(columns, [1]))[1]).toEqual(['1234567890123.4567', '1899-12-31']);
  });

  it('says what text says: no formula, no broken XML', async () => {
    const values = ['=1+1', '<b>&"\'', 'one\r\ntwo', ' spaced ', '_x0041_', 'Grüße 🖥'];
    const rows = await rowsOf(name, [...values, 'a\uD800b\uFFFE', 'x'.repeat(40_000)]);
    const cells = rows.slice(1).map((row) => row[0]);
    expect(cells.slice(0, values.length)).toEqual(values);
    expect(cells[values.length]).toBe('a\u{FFFD}b\u{FFFD}');
    expect(String(cells[values.length + 1])).toHaveLength(32_767);
  });

  it('keeps the heading in view', async () => {
    const { sheets } = await readXlsx(await joined(writeXlsx(name, partsOf(['a']))));
    expect(sheets[0]?.freezePane).toMatchObject({ rows: 1 });
  });
});

describe('a writer', () => {
  it.each([
    ['CSV', (parts: AsyncIterable<string[]>) => writeCsv(name, parts)],
    ['JSON', (parts: AsyncIterable<string[]>) => writeJson(parts)],
    ['XLSX', (parts: AsyncIterable<string[]>) => writeXlsx(name, parts)],
  ])('of %s fails when its rows do, instead of ending', async (_, write) => {
    async function* broken(): AsyncGenerator<string[]> {
      yield ['a'];
      throw new Error('connection lost');
    }
    await expect(joined(write(broken()))).rejects.toThrow('connection lost');
  });
});

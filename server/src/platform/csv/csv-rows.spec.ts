import { describe, expect, it } from 'vitest';
import { CsvFault, csvRows } from './csv-rows.js';
import { decoded, encodingOf, separatorOf } from './csv-text.js';

async function* parts(...texts: (string | Buffer)[]): AsyncGenerator<Buffer> {
  for (const text of texts) yield Buffer.from(text);
}

async function* strings(...texts: string[]): AsyncGenerator<string> {
  yield* texts;
}

const latin = (text: string) => Buffer.from(text, 'latin1');

describe('the text of a file', () => {
  it('is UTF-8 with and without a mark, Windows-1252, or both', async () => {
    const cases: [string, AsyncIterable<Uint8Array>][] = [
      ['utf-8', parts('plain\n')],
      ['utf-8', parts('')],
      ['utf-8', parts('Größe\n')],
      ['utf-8', parts('\u{FEFF}a\nGröße')],
      ['windows-1252', parts(latin('Größe\nx\n'))],
      ['windows-1252', parts(latin('x\nGröße'))],
      ['mixed', parts('Größe\n', latin('Größe\n'))],
      ['mixed', parts(latin('Größe\n'), 'Größe\n')],
      ['mixed', parts('\u{FEFF}a\n', latin('Größe'))],
    ];
    for (const [expected, chunks] of cases) expect(await encodingOf(chunks)).toBe(expected);
  });

  it('is told though a letter is cut in two by the parts', async () => {
    const bytes = Buffer.from('aä\n€\n');
    const single = Array.from(bytes, (byte) => Buffer.from([byte]));
    expect(await encodingOf(parts(...single))).toBe('utf-8');
    let text = '';
    for await (const part of decoded(parts(...single), 'utf-8')) text += part;
    expect(text).toBe('aä\n€\n');
  });

  it('is none in a workbook or in UTF-16', async () => {
    expect(await encodingOf(parts(Buffer.from('PK\u{3}\u{4}\0\0')))).toBeNull();
    expect(await encodingOf(parts(Buffer.from('\u{FEFF}Name', 'utf16le')))).toBeNull();
  });

  it('is read in the code page of Windows', async () => {
    let text = '';
    for await (const part of decoded(parts(Buffer.from([0x80, 0xdf, 0x93])), 'windows-1252')) text += part;
    expect(text).toBe('€ß“');
  });

  it('has one separator, whatever stands in quotes', () => {
    expect(['a,b', 'a;b,c;d', 'a\tb', '"a;b;c",d', 'single'].map(separatorOf)).toEqual([',', ';', '\t', ',', ',']);
  });
});

describe('the rows of a file', () => {
  const rowsOf = async (...texts: string[]) => {
    const rows = [];
    for await (const { line, cells } of csvRows(strings(...texts), ',')) rows.push([line, ...cells]);
    return rows;
  };

  it('begin on the line that is told, through line breaks in quotes, empty lines and parts', async () => {
    expect(await rowsOf('a,b\r\n1,"x\r', '\ny ""z"""\r\n\r\n,\r\n3,4,5\r\n6')).toEqual([
      [1, 'a', 'b'],
      [2, '1', 'x\ny "z"'],
      [6, '3', '4', '5'],
      [7, '6'],
    ]);
  });

  it('may have a quote within a cell', async () => {
    expect(await rowsOf('monitor 27",x\n"a" b,y\n')).toEqual([
      [1, 'monitor 27"', 'x'],
      [2, '"a" b', 'y'],
    ]);
  });

  it('end where a quote is never closed, and the line is told', async () => {
    const reading = rowsOf('a,b\n1,2\n"x,4\n5,6\n');
    await expect(reading).rejects.toThrow(CsvFault);
    await expect(reading).rejects.toMatchObject({ line: 3 });
  });

  it('are read no further than they are taken', async () => {
    let given = 0;
    const endless = async function* () {
      for (;;) {
        given += 1;
        yield 'a,b\n'.repeat(1000);
      }
    };
    let taken = 0;
    for await (const _ of csvRows(endless(), ',')) {
      taken += 1;
      if (taken === 5) break;
    }
    expect(given).toBeLessThan(40);
  });
});

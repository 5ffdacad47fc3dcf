import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText, MAX_NAME_LENGTH, nameKey, printable, tidyText } from './text.rules.js';

/** Any text at all, lone surrogates and control characters included, with parts that the rules look for. */
const anyText = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
      fc.constantFrom(' ', 'a', '1', '.', '-', '(', ')', '&', ';', '&amp;', '™', '%20', 'v1.2', 'x64'),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

describe('tidyText', () => {
  it.each([
    ['Mozilla Firefox', 'Mozilla Firefox'],
    ['  Foo   Bar ', 'Foo Bar'],
    ['Intel® Optane&#8482; Memory', 'Intel Optane Memory'],
    ['Intel(R) Wireless (TM)', 'Intel Wireless'],
    ['Tools &amp; Toys', 'Tools & Toys'],
    ['Tools &amp;amp; Toys', 'Tools & Toys'],
    ['A&nbsp;B&#x20;C', 'A B C'],
    ['Foo\u0000Bar\u0007Baz\tQux', 'Foo Bar Baz Qux'],
    ['Foo\u200bBar\u202e', 'FooBar'],
    ['\ud800Foo\udfff', 'Foo'],
    ['Foo – Bar — Baz', 'Foo - Bar - Baz'],
    ['“Foo” ‘Bar’', '"Foo" \'Bar\''],
    ['AutoCADÂ® 2024', 'AutoCAD 2024'],
    ['Ｆｏｏ　２', 'Foo 2'],
    ['Google%20Chrome', 'Google Chrome'],
    ['&constructor; &#1114112; &#xD800;', '&constructor;'],
    ['', ''],
    ['\u0000\u0001', ''],
  ])('reads %j as %j', (raw, tidy) => {
    expect(tidyText(raw)).toBe(tidy);
  });

  it('leaves text that only looks wrongly encoded alone', () => {
    expect(tidyText('Ânima Écran Ñandú')).toBe('Ânima Écran Ñandú');
  });

  it('holds its promises for any text', () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const tidy = tidyText(raw);
        expect(tidy.length).toBeLessThanOrEqual(MAX_NAME_LENGTH);
        expect(tidy.isWellFormed()).toBe(true);
        expect(tidy).not.toMatch(/[\p{Cc}\p{Cf}]| {2}|^ | $/u);
        expect(tidyText(tidy)).toBe(tidy);
      }),
    );
  });
});

describe('foldText', () => {
  it.each([
    ['Notepad++', 'notepad++'],
    ['C#', 'c#'],
    ['Microsoft .NET Framework', 'microsoft .net framework'],
    ['Node.js', 'node.js'],
    ['Foo Inc.', 'foo inc'],
    ['Veeam Backup & Replication', 'veeam backup and replication'],
    ["Sid Meier's Game", 'sid meiers game'],
    ['Français (Canada)', 'francais canada'],
    ['7-Zip', '7 zip'],
    ['İstanbul', 'istanbul'],
  ])('folds %j to %j', (text, folded) => {
    expect(foldText(text)).toBe(folded);
    expect(foldText(folded)).toBe(folded);
  });
});

describe('nameKey', () => {
  it('does not count case, spacing and punctuation', () => {
    expect(nameKey('OneDrive')).toBe(nameKey('One Drive'));
  });

  it('keeps apart what differs in numbers or signs', () => {
    expect(nameKey('Foo 1 2')).not.toBe(nameKey('Foo 12'));
    expect(nameKey('Notepad')).not.toBe(nameKey('Notepad++'));
    expect(nameKey('C#')).not.toBe(nameKey('C++'));
  });

  it('takes the names of packages as they are', () => {
    expect(nameKey('lib-foo')).not.toBe(nameKey('libfoo'));
    expect(nameKey('gtk2.0')).not.toBe(nameKey('gtk+2.0'));
    expect(nameKey('ImageMagick-libs')).not.toBe(nameKey('ImageMagicklibs'));
    expect(nameKey('Bash')).toBe(nameKey('bash'));
  });

  it('is never empty for a name that is not', () => {
    expect(nameKey('!!!')).toBe('!!!');
  });
});

describe('printable', () => {
  it('makes a raw text fit to be stored and shown', () => {
    expect(printable(`a\u0000\ud800${'b'.repeat(1000)}`)).toBe(`a\ufffd\ufffd${'b'.repeat(297)}`);
  });
});

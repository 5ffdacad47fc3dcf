import { describe, expect, it } from 'vitest';
import { attachmentExtensions, dispositionOf, fileNameOf, kindOf, matchesKind } from './attachment-files.rules.js';

it.each([
  ['contract.pdf', 'contract.pdf'],
  ['  Rechnung  2026.PDF ', 'Rechnung 2026.PDF'],
  ['../../etc/passwd.txt', 'passwd.txt'],
  ['C:\\Users\\me\\contract.pdf', 'contract.pdf'],
  ['con\u0000tr\r\nact.pdf', 'con tr act.pdf'],
  ['invoice\u202efdp.txt', 'invoicefdp.txt'],
  ['a\u200b\u2066b\u061c.pdf', 'ab.pdf'],
  ['what?*<is>:"this"|.pdf', 'what___is___this__.pdf'],
  ['..pdf', 'file.pdf'],
  ['.pdf', 'file.pdf'],
  ['contract.pdf. .', 'contract.pdf'],
  ['Überlänge 文書 😀.pdf', 'Überlänge 文書 😀.pdf'],
  [`${'x'.repeat(500)}.pdf`, `${'x'.repeat(196)}.pdf`],
  ['no extension', ''],
  ['', ''],
  ['dir/', ''],
])('keeps the name %j as %j', (given, expected) => {
  expect(fileNameOf(given)).toBe(expected);
});

it.each(['evil.html', 'evil.svg', 'evil.pdf.exe', 'macro.docm', 'page.xhtml', 'script.js', 'x.constructor', 'pdf'])(
  'attaches no %s',
  (name) => {
    expect(kindOf(name)).toBeNull();
  },
);

it('knows kinds whatever the case of their end', () => {
  expect(kindOf('a.PdF')?.mediaType).toBe('application/pdf');
  for (const extension of attachmentExtensions) expect(kindOf(`a.${extension}`)).not.toBeNull();
});

/** An archive whose first file has this name and content. */
function archive(entry: string, content = ''): Buffer {
  const header = Buffer.alloc(30);
  header.write('PK\u0003\u0004', 'latin1');
  header.writeUInt16LE(entry.length, 26);
  return Buffer.concat([header, Buffer.from(entry + content)]);
}

const contents: Record<string, Buffer> = {
  pdf: Buffer.from('%PDF-1.7\n'),
  png: Buffer.from('89504e470d0a1a0a0000', 'hex'),
  jpg: Buffer.from('ffd8ffe000104a46', 'hex'),
  webp: Buffer.from('RIFF\u0010\u0000\u0000\u0000WEBPVP8 ', 'latin1'),
  doc: Buffer.from('d0cf11e0a1b11ae10000', 'hex'),
  docx: archive('[Content_Types].xml'),
  odt: archive('mimetype', 'application/vnd.oasis.opendocument.text'),
  zip: archive('anything/else.exe'),
  txt: Buffer.from('Grüße,\n\tthe text', 'utf8'),
  eml: Buffer.from('Received: from mail.test\r\nSubject: x\r\n\r\nHello', 'utf8'),
};

describe('the content', () => {
  it.each(Object.keys(contents))('of a %s is recognised, and that of others is not', (extension) => {
    for (const [other, content] of Object.entries(contents)) {
      // An archive can hold documents, and a message is text.
      const fits =
        other === extension ||
        (extension === 'zip' && ['docx', 'odt'].includes(other)) ||
        (extension === 'txt' && ['eml', 'pdf'].includes(other));
      expect(matchesKind(kindOf(`x.${extension}`)!, content), `${other} as ${extension}`).toBe(fits);
    }
  });

  it.each([
    ['xls', contents['doc']!, true],
    ['pptx', archive('ppt/presentation.xml'), true],
    ['csv', Buffer.from([0xff, 0xfe, 0x61, 0x00]), true],
    ['csv', Buffer.from([0x61, 0x80, 0xe4, 0x0a]), true],
    ['csv', Buffer.from([0x61, 0x00]), false],
    ['txt', Buffer.from('MZ\u0090\u0000\u0003', 'latin1'), false],
    ['eml', Buffer.from('<html><body>'), false],
    ['zip', Buffer.from('504b0506', 'hex'), true],
    ['docx', Buffer.from('504b', 'hex'), false],
    ['pdf', Buffer.concat([Buffer.alloc(2_000), Buffer.from('%PDF-1.7')]), false],
    ['png', Buffer.alloc(0), false],
  ])('of a %s is judged', (extension, content, expected) => {
    expect(matchesKind(kindOf(`x.${extension}`)!, content)).toBe(expected);
  });
});

it.each([
  ['contract.pdf', `attachment; filename="contract.pdf"; filename*=UTF-8''contract.pdf`],
  ['Überblick "1".pdf', `attachment; filename="Uberblick _1_.pdf"; filename*=UTF-8''%C3%9Cberblick%20%221%22.pdf`],
  ["it's (100%)*.txt", `attachment; filename="it's (100_)*.txt"; filename*=UTF-8''it%27s%20%28100%25%29%2A.txt`],
  ['文書.pdf', `attachment; filename="__.pdf"; filename*=UTF-8''%E6%96%87%E6%9B%B8.pdf`],
])('offers %s as %s', (name, expected) => {
  expect(dispositionOf(name)).toBe(expected);
});

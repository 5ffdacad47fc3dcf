import { cleanLine } from '../../platform/http/fields.js';

/** How the content of a file begins tells what it is. */
type Signature =
  'PDF' | 'PNG' | 'JPEG' | 'WEBP' | 'OLE' | 'OFFICE_OPEN_XML' | 'OPEN_DOCUMENT' | 'ZIP' | 'TEXT' | 'MAIL';

/** A kind of file that can be attached. */
export interface AttachmentKind {
  /** What it is sent back as. */
  mediaType: string;
  signature: Signature;
}

const openXml = 'application/vnd.openxmlformats-officedocument';
const openDocument = 'application/vnd.oasis.opendocument';

/** Every kind, by the end of its name. None of them runs in a browser, and none of the documents carries macros openly. */
const kinds: Readonly<Record<string, AttachmentKind>> = {
  pdf: { mediaType: 'application/pdf', signature: 'PDF' },
  png: { mediaType: 'image/png', signature: 'PNG' },
  jpg: { mediaType: 'image/jpeg', signature: 'JPEG' },
  jpeg: { mediaType: 'image/jpeg', signature: 'JPEG' },
  webp: { mediaType: 'image/webp', signature: 'WEBP' },
  doc: { mediaType: 'application/msword', signature: 'OLE' },
  xls: { mediaType: 'application/vnd.ms-excel', signature: 'OLE' },
  ppt: { mediaType: 'application/vnd.ms-powerpoint', signature: 'OLE' },
  msg: { mediaType: 'application/vnd.ms-outlook', signature: 'OLE' },
  docx: { mediaType: `${openXml}.wordprocessingml.document`, signature: 'OFFICE_OPEN_XML' },
  xlsx: { mediaType: `${openXml}.spreadsheetml.sheet`, signature: 'OFFICE_OPEN_XML' },
  pptx: { mediaType: `${openXml}.presentationml.presentation`, signature: 'OFFICE_OPEN_XML' },
  odt: { mediaType: `${openDocument}.text`, signature: 'OPEN_DOCUMENT' },
  ods: { mediaType: `${openDocument}.spreadsheet`, signature: 'OPEN_DOCUMENT' },
  odp: { mediaType: `${openDocument}.presentation`, signature: 'OPEN_DOCUMENT' },
  zip: { mediaType: 'application/zip', signature: 'ZIP' },
  txt: { mediaType: 'text/plain', signature: 'TEXT' },
  csv: { mediaType: 'text/csv', signature: 'TEXT' },
  eml: { mediaType: 'message/rfc822', signature: 'MAIL' },
};

/** The ends of names that can be attached, such as `pdf`. */
export const attachmentExtensions: readonly string[] = Object.keys(kinds);

/** How much of the beginning of a file `matchesKind` looks at, in bytes. */
export const signatureBytes = 64 * 1024;

const longestName = 200;

/** Marks that turn text around or hide in it, besides those that `cleanLine` leaves out. */
const hiddenMarks = /[\u061c\u00ad\u180e\ufff9-\ufffb]/gu;

/**
 * A file's name as it is kept: no directories, nothing that shows as something else, nothing that a file system
 * refuses; its end stays. Empty when nothing is left.
 */
export function fileNameOf(given: string): string {
  const last = given.toWellFormed().split(/[/\\]/).at(-1) ?? '';
  const clean = cleanLine(last.replace(hiddenMarks, '').replace(/[<>:"|?*]/g, '_')).replace(/[. ]+$/, '');
  const extension = extensionOf(clean);
  if (extension === '') return '';
  const stem = clean.slice(0, -extension.length - 1).replace(/^[. ]+/, '');
  const room = longestName - extension.length - 1;
  return `${[...(stem === '' ? 'file' : stem)].slice(0, room).join('')}.${extension}`;
}

/** The kind of a file by its name; null for one that cannot be attached. */
export function kindOf(name: string): AttachmentKind | null {
  const extension = extensionOf(name).toLowerCase();
  return Object.hasOwn(kinds, extension) ? (kinds[extension] ?? null) : null;
}

function extensionOf(name: string): string {
  return /\.([A-Za-z0-9]{1,10})$/.exec(name)?.[1] ?? '';
}

/** True when what a file begins with is what its name says. */
export function matchesKind({ signature }: AttachmentKind, head: Buffer): boolean {
  switch (signature) {
    case 'PDF':
      // Readers take a PDF that has something before its header; so do scanners that make such.
      return head.subarray(0, 1024).includes('%PDF-');
    case 'PNG':
      return startsWith(head, '89504e470d0a1a0a');
    case 'JPEG':
      return startsWith(head, 'ffd8ff');
    case 'WEBP':
      return startsWith(head, '52494646') && head.subarray(8, 12).toString('latin1') === 'WEBP';
    case 'OLE':
      return startsWith(head, 'd0cf11e0a1b11ae1');
    case 'OFFICE_OPEN_XML':
      return /^(\[Content_Types\]\.xml|_rels\/|docProps\/|customXml\/|word\/|xl\/|ppt\/)/.test(firstZipEntry(head));
    case 'OPEN_DOCUMENT':
      return firstZipEntry(head) === 'mimetype' && head.subarray(0, 200).includes(openDocument);
    case 'ZIP':
      return startsWith(head, '504b0304') || startsWith(head, '504b0506');
    case 'TEXT':
      return isText(head);
    case 'MAIL':
      return isText(head) && /^(From |[!-9;-~]+:)/.test(head.subarray(0, 1024).toString('latin1').replace(/^ï»¿/, ''));
  }
}

function startsWith(head: Buffer, hex: string): boolean {
  return head.subarray(0, hex.length / 2).toString('hex') === hex;
}

/** The name of the first file in an archive; empty when it is none. */
function firstZipEntry(head: Buffer): string {
  if (!startsWith(head, '504b0304') || head.length < 30) return '';
  return head.subarray(30, 30 + head.readUInt16LE(26)).toString('latin1');
}

/** Text in whatever code page has no control characters but blanks, line ends and form feeds; UTF-16 says that it is. */
function isText(head: Buffer): boolean {
  if (startsWith(head, 'fffe') || startsWith(head, 'feff')) return true;
  return head.every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d) || byte === 0x1b);
}

/** `Content-Disposition` of a download (RFC 6266): never shown in the browser, named for old and new programs. */
export function dispositionOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/g, '_')
    .replace(/["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/**
 * What firmware says when nobody wrote the real value, in lower case without punctuation. Collected from inventories
 * of white-box boards and from the lists that inventory servers keep for the same purpose.
 */
const placeholderWords = new Set([
  'baseboardserialnumber',
  'chassisserialnumber',
  'default',
  'defaultstring',
  'empty',
  'filledbyoem',
  'invalid',
  'invalidserial',
  'motherboardserialnumber',
  'mb1234567890',
  'mbserialnumber',
  'na',
  'nil',
  'none',
  'noserial',
  'noserialnumber',
  'notapplicable',
  'notavailable',
  'notdefined',
  'notset',
  'notspecified',
  'null',
  'oem',
  'oemserialnumber',
  'serial',
  'serialnumber',
  'sernum',
  'sn',
  'ssn',
  'standard',
  'system',
  'systemmanufacturer',
  'systemname',
  'systemproductname',
  'systemserial',
  'systemserialnumber',
  'systemversion',
  'tobefilled',
  'tobefilledbyoem',
  'unavailable',
  'undefined',
  'unknow',
  'unknown',
  'unspecified',
]);

const ascendingDigits = '0123456789012345678901234567890';
const hexadecimalDigits = '0123456789abcdef';

/**
 * Whether a serial number identifies nothing: a text that firmware ships with ("To be filled by O.E.M."), one
 * character over and over ("0000000"), counting ("123456789"), or too short to be one.
 *
 * Virtual machines have proper ones ("VMware-56 4d 12 …").
 */
export function isPlaceholderSerialNumber(serialNumber: string): boolean {
  const plain = plainForm(serialNumber);
  return plain.length < 3 || isPlaceholderPlain(plain);
}

/** Whether the name of a manufacturer or model is one that firmware ships with. */
export function isPlaceholderName(name: string): boolean {
  const plain = plainForm(name);
  return plain === '' || placeholderWords.has(plain);
}

/** UUIDs that boards are delivered with, in canonical form. */
const placeholderUuids = new Set([
  '03000200-0400-0500-0006-000700080009',
  '00020003-0004-0005-0006-000700080009',
  '12345678-1234-1234-1234-123456789012',
  '12345678-1234-1234-1234-123456789abc',
  '12345678-1234-5678-90ab-cddeefaabbcc',
  '78563412-3412-7856-90ab-cddeefaabbcc',
  '11111111-2222-3333-4444-555555555555',
  '01234567-8910-1112-1314-151617181920',
  '01020304-0506-0708-090a-0b0c0d0e0f10',
  '00010203-0405-0607-0809-0a0b0c0d0e0f',
  'd843ae00-0000-0000-0000-000000000000',
  // Dell boards whose service tag was never written.
  '4c4c4544-0000-2010-8020-80c04f202020',
  '44454c4c-0000-1020-8020-80c04f202020',
]);

/**
 * The hardware UUID in canonical form (lower case, with hyphens), because agents differ in spelling.
 *
 * @returns null for what is no UUID, and for the ones that boards of a series share
 */
export function canonicalHardwareUuid(uuid: string | null): string | null {
  const digits = (uuid ?? '')
    .trim()
    .toLowerCase()
    .replace(/^\{|\}$|-/g, '');
  if (!/^[\da-f]{32}$/.test(digits)) return null;
  const canonical = digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const repeatsOneByte = digits === digits.slice(0, 2).repeat(16);
  return repeatsOneByte || placeholderUuids.has(canonical) ? null : canonical;
}

function isPlaceholderPlain(plain: string): boolean {
  if (placeholderWords.has(plain) || isOneCharacter(plain)) return true;
  if (plain.length >= 4 && (ascendingDigits.includes(plain) || hexadecimalDigits.startsWith(plain))) return true;
  return /^(?:tobefilledby|filledby|todo)/.test(plain);
}

function isOneCharacter(plain: string): boolean {
  return plain === plain.charAt(0).repeat(plain.length);
}

function plainForm(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

const predefined: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const reference = /&(?:(amp|lt|gt|quot|apos)|#(\d{1,8})|#[xX]([\da-fA-F]{1,7}));/g;

/**
 * Text of an XML document with its references resolved: the five entities that XML predefines and the numeric ones.
 *
 * No other entity exists here, because documents that define any are refused; what looks like one stays as written.
 * References to control characters, surrogates and numbers beyond Unicode are dropped. A single pass: what a
 * reference stands for is never read again.
 */
export function decodeXmlEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(reference, (_all, name?: string, decimal?: string, hexadecimal?: string) =>
    name === undefined ? characterOf(decimal, hexadecimal) : (predefined[name] ?? ''),
  );
}

function characterOf(decimal: string | undefined, hexadecimal: string | undefined): string {
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number.parseInt(decimal, 10);
  const isControl = (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d) || (code >= 0x7f && code <= 0x9f);
  const isCharacter = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isCharacter && !isControl ? String.fromCodePoint(code) : '';
}

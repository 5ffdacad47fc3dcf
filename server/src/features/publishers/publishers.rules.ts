import { cleanLine } from '../../platform/http/fields.js';

/** A website as people type it, with the scheme that they leave out; anything but text is left for the check to refuse. */
export function websiteOf(value: unknown): unknown {
  if (value === null) return '';
  if (typeof value !== 'string') return value;
  const website = cleanLine(value);
  return website === '' || /^[a-z][a-z0-9+.-]*:/i.test(website) ? website : `https://${website}`;
}

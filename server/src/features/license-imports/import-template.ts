import { stringify } from 'csv-stringify/sync';
import { ownHeadings } from './import-layouts.rules.js';

type Heading = (typeof ownHeadings)[number];

const examples: Partial<Record<Heading, string>>[] = [
  {
    Name: 'Acrobat Pro (example)',
    Type: 'PER_DEVICE',
    Assignment: 'MANUAL',
    Publisher: 'Adobe',
    Vendor: 'CDW',
    Global: 'FALSE',
    Organizations: 'Acme',
    Quantity: '25',
    'Enforce quantity': 'TRUE',
    'Cost mode': 'PER_LICENSE',
    'Unit cost': '239.88',
    Currency: 'USD',
    'Purchase date': '2026-01-15',
    'Expires on': '2027-01-15',
    'Auto-renewal': 'TRUE',
    'Renews every': '1',
    'Renewal unit': 'YEAR',
    'Notice days': '90; 30; 7',
    Tags: 'design; adobe',
    Holders: 'LAPTOP-017; 5CG1234XYZ',
  },
  {
    Name: 'Support contract (example)',
    Type: 'CUSTOM',
    Global: 'TRUE',
    Quantity: '100',
    Usage: '42',
    'Cost mode': 'TOTAL',
    'Total cost': '1200.00',
    Currency: 'EUR',
    Description: 'Hours of support a year',
  },
];

/** A file with our columns and examples, as a spreadsheet opens it. */
export function templateFile(): string {
  const rows = examples.map((example) => ownHeadings.map((heading) => example[heading] ?? ''));
  return `\u{FEFF}${stringify([[...ownHeadings], ...rows], { record_delimiter: '\r\n' })}`;
}

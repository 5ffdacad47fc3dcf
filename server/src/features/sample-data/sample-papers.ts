/** A key of a sample license. Invented, like all of the sample. */
export interface SampleKey {
  license: string;
  label: string;
  value: string;
}

export const sampleKeys: readonly SampleKey[] = [
  { license: 'Visual Studio Professional 2022', label: 'Product key', value: 'TD244-P4NB7-YQ6XK-Y8MMM-SAMPL' },
  {
    license: 'SQL Server 2019 Standard',
    label: 'Core license file',
    value:
      '-----BEGIN LICENSE-----\nproduct=SQL Server 2019 Standard\ncores=16\ncustomer=Sample\n-----END LICENSE-----',
  },
  { license: 'Camtasia 2023', label: 'Volume key', value: 'SAMPL-CAMT2-023VO-LUMEK-EY4F2A' },
];

/** The license of which each seat of the sample has a key of its own, and what its keys begin with. */
export const sampleSeatKeys = {
  license: 'Dragon Legal',
  label: 'Serial number',
  prefix: 'A509A-SAMPL-E0000-',
} as const;

/** Lines of a one-page document of a sample license. */
export interface SampleDocument {
  license: string;
  name: string;
  note: string;
  lines: readonly string[];
}

export const sampleDocuments: readonly SampleDocument[] = [
  {
    license: 'Microsoft 365 Apps for enterprise',
    name: 'Enterprise agreement.pdf',
    note: 'Signed by both sides',
    lines: [
      'Enterprise agreement',
      'Office applications on every Windows computer',
      'Term: one year, renewed each year',
    ],
  },
  {
    license: 'AutoCAD',
    name: 'Order confirmation.pdf',
    note: '',
    lines: ['Order confirmation', 'AutoCAD, named design stations', 'Delivered electronically'],
  },
];

/** A PDF of one page with these lines of ASCII, the first one large. */
export function onePagePdf(lines: readonly string[]): Buffer {
  const text = lines.map((line, index) => `${index === 0 ? '/F 20 Tf' : '/F 12 Tf'} (${line}) Tj 0 -28 Td`).join('\n');
  const content = `BT 72 740 Td\n${text}\nET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  return Buffer.from(
    `${file}xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`,
    'latin1',
  );
}

import { describe, expect, it } from 'vitest';

import type { SectionReader } from './raw-message.js';
import { reportedSoftware } from './reported-software.rules.js';

const lastDay = '2026-11-22';

const entry =
  (fields: Record<string, string>): SectionReader =>
  (field) =>
    fields[field] ?? null;

describe('reportedSoftware', () => {
  it('reads and cleans an entry', () => {
    const fields = {
      NAME: ' OpenVPN  2.3.8-I001 ',
      PUBLISHER: 'OpenVPN\u0000 Technologies',
      VERSION: '2.3.8-I001',
      INSTALLDATE: '17/11/2016',
      LASTUSEDDATE: '2026-11-20',
      FROM: 'registry',
      SYSTEM_CATEGORY: 'application',
      ARCH: 'x86_64',
    };
    expect(reportedSoftware([entry(fields)], lastDay)).toEqual([
      {
        name: 'OpenVPN 2.3.8-I001',
        publisher: 'OpenVPN Technologies',
        version: '2.3.8-I001',
        installedOn: '2016-11-17',
        lastUsedOn: '2026-11-20',
        source: 'registry',
        systemCategory: 'application',
        architecture: 'x86_64',
      },
    ]);
  });

  it('knows the other names that agents give to fields', () => {
    const fields = {
      NAME: 'KB1',
      RELEASE_TYPE: 'Security Update',
      ARCHITECTURE: 'amd64',
      INSTALL_DATE: '2020-02-03',
      LAST_USED_DATE: '2020-02-04',
    };
    expect(reportedSoftware([entry(fields)], lastDay)[0]).toMatchObject({
      systemCategory: 'Security Update',
      architecture: 'amd64',
      installedOn: '2020-02-03',
      lastUsedOn: '2020-02-04',
    });
  });

  it('leaves out what has no name, whatever else it has', () => {
    const nameless = [entry({}), entry({ NAME: ' \u0000' }), entry({ GUID: '{0000}', VERSION: '1', PUBLISHER: 'A' })];
    expect(reportedSoftware(nameless, lastDay)).toEqual([]);
  });

  it('takes "N/A" for no publisher and no version', () => {
    const fields = { NAME: 'N/A', PUBLISHER: 'N/A', VERSION: 'N/A' };
    expect(reportedSoftware([entry(fields)], lastDay)[0]).toMatchObject({
      name: 'N/A',
      publisher: null,
      version: null,
    });
  });

  it('cuts what is too long', () => {
    const long = 'x'.repeat(10_000);
    const [software] = reportedSoftware([entry({ NAME: long, PUBLISHER: long, VERSION: long })], lastDay);
    expect([software?.name.length, software?.publisher?.length, software?.version?.length]).toEqual([500, 200, 100]);
  });

  it('makes one of entries that say the same, with the earliest installation and the latest use', () => {
    const same = { NAME: 'Git', PUBLISHER: 'Git', VERSION: '2.46' };
    const software = reportedSoftware(
      [
        entry({ ...same, INSTALLDATE: '2024-05-01', LASTUSEDDATE: '2024-06-01' }),
        entry({ ...same, NAME: 'Git ', INSTALLDATE: '2023-05-01', LASTUSEDDATE: '2024-07-01', ARCH: 'x86_64' }),
        entry({ ...same, FROM: 'registry' }),
        entry({ ...same, VERSION: '2.47' }),
        entry({ NAME: 'Git', VERSION: '2.46' }),
      ],
      lastDay,
    );
    expect(software).toHaveLength(3);
    expect(software[0]).toMatchObject({
      installedOn: '2023-05-01',
      lastUsedOn: '2024-07-01',
      architecture: 'x86_64',
      source: 'registry',
    });
  });

  it('leaves out dates that do not exist or lie ahead, and keeps the entry', () => {
    const fields = { NAME: 'A', INSTALLDATE: '31/02/2024', LASTUSEDDATE: '2026-11-23' };
    expect(reportedSoftware([entry(fields)], lastDay)[0]).toMatchObject({
      name: 'A',
      installedOn: null,
      lastUsedOn: null,
    });
  });
});

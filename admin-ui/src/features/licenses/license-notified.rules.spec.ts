import type { NamedChannel } from '../../api/model';
import { notifiedParts } from './license-notified.rules';

const channel = (id: number, name: string, fields: Partial<NamedChannel> = {}): NamedChannel => ({
  ...{ id, name, kind: 'WEBHOOK', active: true, isDefault: false },
  ...fields,
});
const channels = [
  channel(1, 'Everybody', { isDefault: true }),
  channel(2, 'Old', { isDefault: true, active: false }),
  channel(3, 'Purchasing'),
  channel(4, 'Pager', { active: false }),
];

describe('who is told of a license', () => {
  it('are its addresses, the default channels and the panel', () => {
    expect(notifiedParts({ email: ['ana@msp.test'], webhookIds: [], inApp: true }, channels)).toEqual([
      'ana@msp.test',
      'Everybody (default)',
      'In the panel, under the bell',
    ]);
  });

  it('are the channels that it names, in place of the default ones', () => {
    expect(notifiedParts({ email: [], webhookIds: [4, 3], inApp: false }, channels)).toEqual([
      'Purchasing',
      'Pager (switched off)',
    ]);
  });

  it('are counted where somebody may not know their names', () => {
    expect(notifiedParts({ email: [], webhookIds: [3], inApp: false }, null)).toEqual(['1 channel']);
    expect(notifiedParts({ email: [], webhookIds: [3, 4], inApp: false }, null)).toEqual(['2 channels']);
    expect(notifiedParts({ email: [], webhookIds: [], inApp: false }, null)).toEqual(['The default channels']);
  });

  it('is nobody where nothing hears of it', () => {
    expect(notifiedParts({ email: [], webhookIds: [], inApp: false }, [])).toEqual(['Nobody']);
  });
});

import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { EMPTY } from 'rxjs';

import { LiveEvents } from '../../core/live/live-events';
import { expectRequest, provideTestHttp, settle, signIn } from '../../testing/http';
import { aLine } from './invoice.fixture';
import { LineEvidence } from './line-evidence';

const item = (id: number, name: string, fields: object = {}) => ({
  holder: { kind: 'DEVICE', id, name },
  organization: { id: 2, name: 'Acme' },
  assignedOn: '2026-08-31',
  seats: 1,
  present: true,
  ...fields,
});
const by = { name: 'Ana', at: '2026-08-20T10:00:00Z' };
const evidence = {
  measuredOn: '2026-09-01',
  count: 2,
  items: [item(1, 'WS-01'), item(2, 'WS-02')],
  changes: {
    since: '2026-08-01',
    added: [{ ...item(2, 'WS-02'), origin: 'RULE', note: '', by: null }],
    removed: [
      { ...item(3, 'WS-03', { present: false }), endedOn: null, reason: 'HOLDER_DELETED', by: null },
      { ...item(4, 'WS-04'), endedOn: '2026-08-20', reason: 'REMOVED', by },
    ],
  },
};

describe('LineEvidence', () => {
  let element: HTMLElement;
  const text = () => element.textContent.replaceAll(/\s+/g, ' ');
  const open = async (rules: unknown[][], answer: object = evidence, line = aLine({ quantity: 2 })) => {
    TestBed.configureTestingModule({
      providers: [provideTestHttp(), provideRouter([]), { provide: LiveEvents, useValue: { changes: () => EMPTY } }],
    });
    await signIn(rules);
    const fixture = TestBed.createComponent(LineEvidence);
    fixture.componentRef.setInput('invoiceId', 7);
    fixture.componentRef.setInput('line', line);
    element = fixture.nativeElement;
    await settle();
    expectRequest('GET', '/api/v1/billing/invoices/7/lines/70/evidence').flush(answer);
    await settle();
    const rows = [
      { id: 'DEVICE-1', ...item(1, 'WS-01') },
      { id: 'DEVICE-2', ...item(2, 'WS-02', { present: false }) },
    ];
    expectRequest('GET', '/api/v1/billing/invoices/7/lines/70/holders?').flush({
      items: rows,
      page: 1,
      pageSize: 50,
      total: 2,
    });
    await fixture.whenStable();
  };

  it('tells what changed since the last invoice: who, when and why', async () => {
    await open([['read', 'Device,AuditEvent']]);
    expect(text()).toContain('2 seats counted at the end of Sep 1, 2026.');
    expect(text()).toContain('Since the last invoice, measured on Aug 1, 2026:');
    expect([...element.querySelectorAll('app-evidence-changes .badge')].map((each) => each.textContent)).toEqual([
      '+1',
      '−2',
    ]);
    const lines = [...element.querySelectorAll('app-evidence-changes li')].map((each) =>
      each.textContent.replaceAll(/\s+/g, ' ').trim(),
    );
    expect(lines[0]).toBe('+1 WS-02 Since Aug 31, 2026 · Origin: Rule');
    expect(lines[1]).toBe('−1 WS-03 (not here any more) Deleted since');
    expect(lines[2]).toMatch(/^−1 WS-04 Ended Aug 20, 2026 · Removed by hand · by Ana, Aug 20, 2026/);
  });

  it('leads to those who are still there, and to what was done', async () => {
    await open([['read', 'Device,AuditEvent']]);
    const links = [...element.querySelectorAll('app-evidence-changes a')].map((each) => each.getAttribute('href'));
    expect(links).toEqual(['/devices/2', '/devices/4', '/audit-log?action=assignment.ended&from=2026-08-20']);
    const rows = [...element.querySelectorAll('app-data-table tbody a')].map((each) => each.getAttribute('href'));
    expect(rows).toEqual(['/devices/1']);
  });

  it('leads nowhere for whoever sees no devices', async () => {
    await open([['read', 'BillingInvoice']]);
    expect(element.querySelectorAll('app-evidence-changes a, app-data-table tbody a')).toHaveLength(0);
  });

  it('says where there is nothing to compare with, and where the line was changed by hand', async () => {
    await open([], { ...evidence, count: 5, changes: { since: null, added: [], removed: [] } });
    expect(text()).toContain('There is no earlier invoice that charged for this product');
    expect(text()).toContain('it says 2, and 5 were counted');
  });

  it('says that the usage was set where the license lists nobody', async () => {
    const unlisted = { ...evidence, count: 0, items: [], changes: { since: '2026-08-01', added: [], removed: [] } };
    await open([], unlisted, aLine({ quantity: 37 }));
    expect(text()).toContain('37 in use, as set on the license by the end of Sep 1, 2026.');
    expect(text()).not.toContain('0 seats');
    expect(text()).not.toContain('Nothing has changed');
    expect(element.querySelector('app-data-table')).toBeNull();
  });
});

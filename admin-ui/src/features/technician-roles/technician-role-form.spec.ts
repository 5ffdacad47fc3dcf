import { Dialog } from '@angular/cdk/dialog';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import type { PermissionGrant, TechnicianRoleResponse, TechnicianRoleTemplate } from '../../api/model';
import { Session } from '../../core/session/session';
import { anActor, answerProblem, expectRequest, provideTestHttp, settle } from '../../testing/http';
import { Confirmations, Dialogs } from '../../ui/dialog';
import { TechnicianRoleForm } from './technician-role-form';

const devices: PermissionGrant = { area: 'DEVICES', defaultLevel: 'VIEW', organizationOverrides: [] };
const templates: readonly TechnicianRoleTemplate[] = [
  { key: 'blank', name: 'Blank', description: 'Opens nothing', permissions: [] },
  { key: 'help-desk', name: 'Help desk', description: 'Helps', permissions: [devices] },
];
const templatesPath = '/api/v1/technician-roles/templates';

// A matrix of a hundred radio buttons takes its time on a busy machine.
describe('TechnicianRoleForm', { timeout: 30_000 }, () => {
  const ask = vi.fn<() => Promise<boolean>>();

  async function open(role: Partial<TechnicianRoleResponse> | null, systemAdministrator = true): Promise<void> {
    ask.mockReset();
    TestBed.configureTestingModule({ providers: [provideTestHttp(), provideRouter([])] });
    const loaded = TestBed.inject(Session).load();
    expectRequest('GET', '/api/v1/auth/me').flush({ actor: { ...anActor(), systemAdministrator } });
    await loaded;
    // Only these parts of a role are looked at.
    void TestBed.inject(Dialogs).open(() => TechnicianRoleForm, { role } as never);
    TestBed.inject(Confirmations).ask = ask;
    await settle();
    await settle();
  }
  afterEach(() => TestBed.inject(Dialog).closeAll());

  const find = <Kind extends Element>(selector: string): Kind => {
    const found = document.querySelector<Kind>(`app-technician-role-form ${selector}`);
    if (found === null) throw new Error(`No ${selector}.`);
    return found;
  };
  const choose = async (key: string): Promise<void> => {
    const select = find<HTMLSelectElement>('select');
    select.value = key;
    select.dispatchEvent(new Event('change'));
    await settle();
    await settle();
  };
  /** How many areas have a level other than "None". */
  const opened = (): number =>
    document.querySelectorAll('app-permission-matrix .row:not(.all) label.chosen:not(.closed)').length;

  it('takes over a template without asking while nothing was chosen', async () => {
    await open(null);
    expectRequest('GET', templatesPath).flush({ items: templates });
    await settle();
    await choose('help-desk');
    expect([opened(), ask.mock.calls.length]).toEqual([1, 0]);
    await choose('blank');
    expect([opened(), ask.mock.calls.length]).toEqual([0, 0]);
  });

  it('asks before it replaces what was chosen', async () => {
    await open(null);
    expectRequest('GET', templatesPath).flush({ items: templates });
    await settle();
    find<HTMLInputElement>('.row.all label:last-child input').click();
    await settle();
    const chosen = opened();
    expect(chosen).toBeGreaterThan(1);
    ask.mockResolvedValue(false);
    await choose('help-desk');
    expect([opened(), find<HTMLSelectElement>('select').value]).toEqual([chosen, 'blank']);
    ask.mockResolvedValue(true);
    await choose('help-desk');
    expect([opened(), find<HTMLSelectElement>('select').value]).toEqual([1, 'help-desk']);
  });

  it('says that the templates are loading, or that they could not be loaded', async () => {
    await open(null);
    expect([find<HTMLSelectElement>('select').disabled, find('select').textContent]).toEqual([true, 'Loading…']);
    answerProblem(expectRequest('GET', templatesPath), 500, { code: 'unexpected' });
    await settle();
    expect(find('.notice').textContent).toContain('could not be loaded');
  });

  it('leaves to others how those sign in who may do more', async () => {
    const role = { name: 'Help desk', description: '', requiresOneTimeCode: false, permissions: [devices] };
    await open(role, false);
    expect(find<HTMLInputElement>('input[type=checkbox]').disabled).toBe(true);
    expect(find('label.check').getAttribute('title')).toContain('beyond your own');
  });
});

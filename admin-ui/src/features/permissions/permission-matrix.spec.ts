import { Component } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import { provideRouter } from '@angular/router';

import type { PermissionGrant } from '../../api/model';
import { Session } from '../../core/session/session';
import { anActor, expectRequest, provideTestHttp, settle } from '../../testing/http';
import { PermissionMatrix } from './permission-matrix';

@Component({
  imports: [PermissionMatrix, ReactiveFormsModule],
  template: `<app-permission-matrix [formControl]="control" />`,
})
class Host {
  readonly control = new FormControl<readonly PermissionGrant[]>([], { nonNullable: true });
}

const devices = (defaultLevel: PermissionGrant['defaultLevel'], acme?: PermissionGrant['defaultLevel']) => ({
  area: 'DEVICES' as const,
  defaultLevel,
  organizationOverrides: acme === undefined ? [] : [{ organizationId: 3, level: acme }],
});

describe('PermissionMatrix', () => {
  let fixture: ComponentFixture<Host>;

  /** Shows what a role allows to somebody who may do something themselves. */
  async function show(own: PermissionGrant[] | 'everything', given: readonly PermissionGrant[]): Promise<void> {
    TestBed.configureTestingModule({ providers: [provideTestHttp(), provideRouter([])] });
    const loaded = TestBed.inject(Session).load();
    const may = own === 'everything' ? { systemAdministrator: true } : { permissions: own };
    expectRequest('GET', '/api/v1/auth/me').flush({ actor: { ...anActor(), ...may } });
    await loaded;
    fixture = TestBed.createComponent(Host);
    fixture.componentInstance.control.setValue(given);
    await settle();
  }

  const element = (): HTMLElement => fixture.nativeElement;
  /** The radio button of a level in an area, found as a screen reader does. */
  function radio(area: string, level: string): HTMLInputElement {
    const group = [...element().querySelectorAll('[role=radiogroup]')].find((each) => {
      const name = element().querySelector(`#${each.getAttribute('aria-labelledby')}`);
      return name?.textContent?.trim() === area;
    });
    const label = [...(group?.querySelectorAll('label') ?? [])].find((each) =>
      each.querySelector('.visually-hidden:not(input)')?.textContent?.startsWith(level),
    );
    const input = label?.querySelector('input');
    if (!input) throw new Error(`No ${level} of ${area}.`);
    return input;
  }
  const press = async (input: HTMLInputElement): Promise<void> => {
    input.click();
    await settle();
  };
  const button = (name: string): HTMLButtonElement => {
    const found = [...element().querySelectorAll('button')].find((each) =>
      (each.getAttribute('aria-label') ?? each.textContent ?? '').includes(name),
    );
    if (!found) throw new Error(`No button ${name}.`);
    return found;
  };

  it('gives a level by default', async () => {
    await show('everything', [devices('VIEW')]);
    expect(radio('Devices', 'View').checked).toBe(true);
    await press(radio('Devices', 'Full'));
    expect(fixture.componentInstance.control.value).toEqual([devices('FULL')]);
    expect(fixture.componentInstance.control.dirty).toBe(true);
  });

  it('gives an organization levels of its own, and takes them away', async () => {
    await show('everything', [devices('VIEW', 'FULL')]);
    expectRequest('GET', '/api/v1/organizations/3').flush({ id: 3, name: 'Acme' });
    await settle();
    button('Acme').click();
    await settle();
    expect(radio('Devices', 'Full').checked).toBe(true);
    expect(radio('End users', 'Default').checked).toBe(true);
    await press(radio('Devices', 'None'));
    expect(fixture.componentInstance.control.value).toEqual([devices('VIEW', 'NONE')]);
    button('Let Acme follow the default').click();
    await settle();
    expect(fixture.componentInstance.control.value).toEqual([devices('VIEW')]);
    expect(element().textContent).not.toContain('Acme');
  });

  it('gives all areas one level at once', async () => {
    await show('everything', []);
    await press(radio('All of them', 'View'));
    const { value } = fixture.componentInstance.control;
    expect(value).toHaveLength(16);
    expect(new Set(value.map(({ defaultLevel }) => defaultLevel))).toEqual(new Set(['VIEW']));
  });

  it('shows no level of all areas while they differ, and lets them all follow the default again', async () => {
    await show('everything', [devices('VIEW', 'FULL')]);
    expectRequest('GET', '/api/v1/organizations/3').flush({ id: 3, name: 'Acme' });
    await settle();
    button('Acme').click();
    await settle();
    expect(radio('All of them', 'Default').checked).toBe(false);
    await press(radio('All of them', 'Default'));
    expect(fixture.componentInstance.control.value).toEqual([devices('VIEW')]);
    expect(radio('All of them', 'Default').checked).toBe(true);
    // The one that is edited stays in reach.
    expect(button('Acme').getAttribute('aria-pressed')).toBe('true');
  });

  it('shows no level of all areas where only some could be given it', async () => {
    await show([devices('FULL')], []);
    await press(radio('All of them', 'Full'));
    expect(fixture.componentInstance.control.value).toEqual([devices('FULL')]);
    expect(radio('Devices', 'Full').checked).toBe(true);
    expect(radio('All of them', 'Full').checked).toBe(false);
  });

  it('refuses levels beyond one’s own, and says why', async () => {
    await show([devices('UPDATE')], [devices('VIEW')]);
    expect(radio('Devices', 'View and update').disabled).toBe(false);
    expect(radio('Devices', 'Full').disabled).toBe(true);
    expect(radio('Alerts', 'View').disabled).toBe(true);
    expect(element().textContent).toContain('nobody gives more than they have');
  });

  it('is read-only where it goes beyond one’s own', async () => {
    await show([devices('VIEW')], [devices('FULL')]);
    expect(radio('Devices', 'View').disabled).toBe(true);
    expect(radio('Devices', 'None').disabled).toBe(true);
    expect(element().textContent).toContain('go beyond your own');
  });
});

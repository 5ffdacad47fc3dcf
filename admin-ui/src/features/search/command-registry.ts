import type { Injector } from '@angular/core';
import { Router } from '@angular/router';

import { Dialogs } from '../../ui/dialog';
import type { Command } from './command';

/** Opens the page of what was added. */
async function show(injector: Injector, path: string, added: { readonly id: number } | undefined): Promise<void> {
  if (added) await injector.get(Router).navigate([path, added.id]);
}

/** What can be done from anywhere. A feature adds its commands here; its code is loaded when one is chosen. */
export const commands: readonly Command[] = [
  {
    label: $localize`Add software license`,
    icon: 'license',
    words: $localize`new create seats`,
    needs: ['create', 'License'],
    app: 'asset-management',
    run: async (injector) => {
      const { LicenseActions } = await import('../licenses/license-actions');
      await show(injector, '/licenses', await injector.get(LicenseActions).add());
    },
  },
  {
    label: $localize`Import licenses`,
    icon: 'upload',
    words: $localize`upload csv`,
    needs: ['update', 'License'],
    app: 'asset-management',
    run: (injector) => injector.get(Router).navigateByUrl('/licenses/import'),
  },
  {
    label: $localize`Add device`,
    icon: 'device',
    words: $localize`new create`,
    needs: ['create', 'Device'],
    run: async (injector) => {
      const { DeviceActions } = await import('../devices/device-actions');
      await show(injector, '/devices', await injector.get(DeviceActions).add());
    },
  },
  {
    label: $localize`Add device group`,
    icon: 'device-group',
    words: $localize`new create`,
    needs: ['create', 'DeviceGroup'],
    run: async (injector) => {
      const { DeviceGroupActions } = await import('../device-groups/device-group-actions');
      await show(injector, '/device-groups', await injector.get(DeviceGroupActions).add());
    },
  },
  {
    label: $localize`Add organization`,
    icon: 'organization',
    words: $localize`new create customer`,
    needs: ['create', 'Organization'],
    run: async (injector) => {
      const { OrganizationActions } = await import('../organizations/organization-actions');
      await show(injector, '/organizations', await injector.get(OrganizationActions).add());
    },
  },
  {
    label: $localize`Add person`,
    icon: 'people',
    words: $localize`new create user invite technician`,
    needs: ['create', 'Person'],
    run: async (injector) => {
      const { PersonActions } = await import('../people/person-actions');
      await show(injector, '/people', await injector.get(PersonActions).add());
    },
  },
  {
    label: $localize`Run billing`,
    icon: 'billing',
    words: $localize`invoices`,
    needs: ['create', 'BillingInvoice'],
    app: 'billing',
    run: async (injector) => {
      await injector.get(Router).navigateByUrl('/billing/invoices');
      const { RunBillingForm } = await import('../billing-invoices/run-billing-form');
      await injector.get(Dialogs).open(() => RunBillingForm, {});
    },
  },
  {
    label: $localize`Add agreement`,
    icon: 'agreement',
    words: $localize`new create billing contract`,
    needs: ['create', 'BillingAgreement'],
    app: 'billing',
    run: async (injector) => {
      const { BillingAgreementActions } = await import('../billing-agreements/billing-agreement-actions');
      await show(injector, '/billing/agreements', await injector.get(BillingAgreementActions).add());
    },
  },
  {
    label: $localize`Add billing product`,
    icon: 'coins',
    words: $localize`new create price`,
    needs: ['create', 'BillingProduct'],
    app: 'billing',
    run: async (injector) => {
      const { BillingProductActions } = await import('../billing-products/billing-product-actions');
      await show(injector, '/billing/products', await injector.get(BillingProductActions).add());
    },
  },
  {
    label: $localize`Keyboard shortcuts`,
    icon: 'help',
    words: $localize`keys help`,
    run: async (injector) => {
      const { ShortcutsHelp } = await import('./shortcuts-help');
      await injector.get(Dialogs).open(() => ShortcutsHelp, null);
    },
  },
];

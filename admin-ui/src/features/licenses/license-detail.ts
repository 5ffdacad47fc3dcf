import { Component, computed, effect, inject, input, numberAttribute } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { Router } from '@angular/router';

import type { LicenseResponse } from '../../api/model';
import { Abilities } from '../../core/ability/abilities';
import type { RowAction } from '../../ui/data-table';
import { Help } from '../../ui/help/help';
import { Icon } from '../../ui/icon/icon';
import { type Breadcrumb, PageHeader } from '../../ui/page-header/page-header';
import { ResourceState } from '../../ui/resource-state/resource-state';
import { StatusIcon } from '../../ui/status-icon/status-icon';
import { type Tab, Tabs } from '../../ui/tabs/tabs';
import { LicenseAlerts } from '../alerts/license-alerts';
import { ComplianceBadge } from './compliance-badge';
import { CurrentLicense } from './current-license';
import { holderWords } from './holder-words';
import { LicenseActions } from './license-actions';
import { LicenseFigures } from './license-figures';
import { holderKindOf } from './license-kinds.rules';
import { permissionScope, statusView } from './license-status.rules';
import { SeatUpdate } from './seat-update';

/** One license. */
@Component({
  selector: 'app-license-detail',
  imports: [
    ComplianceBadge,
    Help,
    Icon,
    LicenseAlerts,
    LicenseFigures,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    PageHeader,
    ResourceState,
    SeatUpdate,
    StatusIcon,
    Tabs,
  ],
  providers: [CurrentLicense],
  template: `
    <app-page-header [heading]="name()" [breadcrumbs]="breadcrumbs">
      @if (current.license(); as license) {
        <span headerStatus class="status">
          <app-status-icon [tone]="statusOf(license).tone" [label]="statusOf(license).text" />
          <app-compliance-badge [compliance]="license.compliance" />
          <app-help topic="compliance" />
        </span>
      }
      @if (renewable(); as license) {
        <button type="button" class="button" (click)="renew(license)">
          <app-icon name="renewal" /> <ng-container i18n>Renew now</ng-container>
        </button>
      }
      @if (actions().length > 0) {
        <button type="button" class="button" [matMenuTriggerFor]="menu">
          <app-icon name="edit" /> <ng-container i18n>Edit</ng-container> <app-icon name="chevron-down" [size]="14" />
        </button>
        <mat-menu #menu xPosition="before">
          @for (action of actions(); track action.label) {
            @if (action.danger && !$first) {
              <hr class="menu-divider" />
            }
            <button type="button" mat-menu-item [class.menu-danger]="action.danger" (click)="action.run()">
              @if (action.icon) {
                <app-icon [name]="action.icon" />
              }
              {{ action.label }}
            </button>
          }
        </mat-menu>
      }
    </app-page-header>
    @if (current.license(); as license) {
      <app-license-figures [license]="license" />
      <app-seat-update [update]="license.seatUpdate" />
      <app-license-alerts [licenseId]="license.id" />
      <app-tabs label="License" i18n-label [tabs]="tabs()" />
    } @else {
      <app-resource-state [resource]="current.resource" />
    }
  `,
  styles: `
    .status {
      display: inline-flex;
      align-items: center;
      gap: 8px;
    }
  `,
})
export class LicenseDetail {
  readonly #abilities = inject(Abilities);
  readonly #actions = inject(LicenseActions);
  readonly #router = inject(Router);
  protected readonly current = inject(CurrentLicense);

  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });

  protected readonly breadcrumbs: readonly Breadcrumb[] = [{ label: $localize`Licenses`, link: '/licenses' }];
  protected readonly statusOf = statusView;
  protected readonly name = computed(() => {
    const license = this.current.license();
    return license ? license.name : this.current.resource.error() ? $localize`License` : '';
  });
  protected readonly actions = computed<readonly RowAction[]>(() => {
    const license = this.current.license();
    return license ? this.#actions.menu(license, (changed) => this.#changed(license, changed)) : [];
  });
  /** The license, where its next term can be opened. */
  protected readonly renewable = computed(() => {
    const license = this.current.license();
    return license && this.#actions.mayRenew(license) ? license : null;
  });
  protected readonly tabs = computed<readonly Tab[]>(() => {
    const license = this.current.license();
    const seesKeys = license !== null && this.#abilities.can('read', 'LicenseKey', permissionScope(license));
    const seesLog = this.#abilities.can('read', 'AuditEvent');
    const seesWhole = license?.scope.complete ?? true;
    return [
      ...tabsOf(license?.type ?? 'CUSTOM').filter(({ path }) => seesWhole || !ofTheWhole.has(path)),
      ...(seesKeys ? [keys] : []),
      ...(seesWhole ? [attachments] : []),
      ...(seesLog ? [activity] : []),
    ];
  });

  constructor() {
    effect(() => this.current.show(this.id()));
  }

  protected async renew(license: LicenseResponse): Promise<void> {
    const renewed = await this.#actions.renew(license);
    if (renewed) this.#changed(license, renewed);
  }

  #changed(before: LicenseResponse, license: LicenseResponse | null): void {
    if (license?.id === before.id) this.current.set(license);
    else void this.#router.navigate(license ? ['/licenses', license.id] : ['/licenses']);
  }
}

const overview: Tab = { path: 'overview', label: $localize`Overview` };
const keys: Tab = { path: 'keys', label: $localize`Keys` };
const attachments: Tab = { path: 'attachments', label: $localize`Attachments` };
const activity: Tab = { path: 'activity', label: $localize`Activity` };
const purchases: Tab = { path: 'purchases', label: $localize`Purchases` };

/** What is shown to whoever sees all of a license alone. */
const ofTheWhole: ReadonlySet<string> = new Set(['purchases', 'usage-history']);

function tabsOf(type: LicenseResponse['type']): readonly Tab[] {
  const holder = holderKindOf(type);
  if (holder === null) return [overview, purchases, { path: 'usage-history', label: $localize`Usage history` }];
  // The tab of the seats is named after what holds them.
  const { path, licensed } = holderWords[holder];
  return [overview, { path, label: licensed }, { path: 'assignments', label: $localize`Assignments` }, purchases];
}

import { Component, computed, effect, inject, input, numberAttribute } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { Router } from '@angular/router';

import type { BillingAgreementResponse } from '../../api/model';
import { Abilities } from '../../core/ability/abilities';
import { ThingLink } from '../../core/ability/thing-link';
import { formatDate } from '../../core/format';
import type { RowAction } from '../../ui/data-table';
import { Icon } from '../../ui/icon/icon';
import { type Breadcrumb, PageHeader } from '../../ui/page-header/page-header';
import { ResourceState } from '../../ui/resource-state/resource-state';
import { type Tab, Tabs } from '../../ui/tabs/tabs';
import { AgreementStatusBadge } from './agreement-status';
import { BillingAgreementActions } from './billing-agreement-actions';
import { nextPeriod } from './billing-periods.rules';
import { periodText, rhythmText } from './billing-terms.rules';
import { timingWithinWords } from './billing-words';
import { CurrentAgreement } from './current-agreement';

/** One agreement. */
@Component({
  selector: 'app-billing-agreement-detail',
  imports: [
    AgreementStatusBadge,
    Icon,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    PageHeader,
    ResourceState,
    Tabs,
    ThingLink,
  ],
  providers: [CurrentAgreement],
  template: `
    <app-page-header [heading]="name()" [breadcrumbs]="breadcrumbs">
      @if (current.agreement(); as agreement) {
        <app-agreement-status headerStatus [agreement]="agreement" />
      }
      @if (activatable(); as agreement) {
        <button type="button" class="button button-primary" (click)="activate(agreement)">
          <app-icon name="check" /> <ng-container i18n>Activate</ng-container>
        </button>
      }
      @if (actions().length > 0) {
        <button type="button" class="button" [matMenuTriggerFor]="menu">
          <app-icon name="edit" /> <ng-container i18n>Edit</ng-container> <app-icon name="chevron-down" [size]="14" />
        </button>
        <mat-menu #menu xPosition="before">
          @for (action of actions(); track action.label) {
            @if (action.danger && !actions()[$index - 1]?.danger && !$first) {
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
    @if (current.agreement(); as agreement) {
      <p class="next">
        <app-thing-link
          subject="Organization"
          [on]="{ organizationId: agreement.organization.id }"
          [to]="['/organizations', agreement.organization.id]"
          >{{ agreement.organization.name }}</app-thing-link>&ngsp;<span class="muted">· {{ next() }}</span>
      </p>
      @if (agreement.failure) {
        <p class="notice notice-danger">
          <app-icon name="alert" />
          <span><ng-container i18n>The last run could not bill it:</ng-container> {{ agreement.failure }}</span>
        </p>
      }
      <app-tabs label="Agreement" i18n-label [tabs]="tabs()" />
    } @else {
      <app-resource-state [resource]="current.resource" />
    }
  `,
  styles: `
    .next {
      overflow-wrap: anywhere;
    }
    /* Apart from the text beside it: no link within a sentence. */
    .next app-thing-link {
      display: inline-block;
    }
  `,
})
export class BillingAgreementDetail {
  readonly #abilities = inject(Abilities);
  readonly #actions = inject(BillingAgreementActions);
  readonly #router = inject(Router);
  protected readonly current = inject(CurrentAgreement);

  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });

  protected readonly breadcrumbs: readonly Breadcrumb[] = [
    { label: $localize`Agreements`, link: '/billing/agreements' },
  ];
  protected readonly name = computed(() => {
    const agreement = this.current.agreement();
    return agreement ? agreement.name : this.current.resource.error() ? $localize`Agreement` : '';
  });
  protected readonly activatable = computed(() => {
    const agreement = this.current.agreement();
    return agreement && this.#actions.mayActivate(agreement) ? agreement : null;
  });
  /** Activating has a button of its own. */
  protected readonly actions = computed<readonly RowAction[]>(() => {
    const agreement = this.current.agreement();
    if (!agreement) return [];
    const actions = this.#actions.menu(agreement, (changed) => this.#changed(agreement, changed));
    return this.activatable() ? actions.slice(1) : actions;
  });
  protected readonly next = computed(() => {
    const agreement = this.current.agreement();
    return agreement ? nextText(agreement) : '';
  });
  protected readonly tabs = computed<readonly Tab[]>(() => {
    const agreement = this.current.agreement();
    const on = agreement ? { organizationId: agreement.organization.id } : undefined;
    return [
      { path: 'overview', label: $localize`Overview` },
      { path: 'next-invoice', label: $localize`Next invoice` },
      ...(this.#abilities.can('read', 'BillingInvoice', on) ? [{ path: 'invoices', label: $localize`Invoices` }] : []),
      ...(this.#abilities.can('read', 'AuditEvent', on) ? [{ path: 'activity', label: $localize`Activity` }] : []),
    ];
  });

  constructor() {
    effect(() => this.current.show(this.id()));
  }

  protected async activate(agreement: BillingAgreementResponse): Promise<void> {
    const activated = await this.#actions.activate(agreement);
    if (activated) this.current.set(activated);
  }

  #changed(before: BillingAgreementResponse, agreement: BillingAgreementResponse | null): void {
    if (agreement?.id === before.id) this.current.set(agreement);
    else void this.#router.navigate(agreement ? ['/billing/agreements', agreement.id] : ['/billing/agreements']);
  }
}

/** How it bills, and what comes next. */
function nextText(agreement: BillingAgreementResponse): string {
  const { status, endOn, nextStartOn, timing } = agreement;
  const terms = `${rhythmText(agreement)}, ${timingWithinWords[timing]}`;
  if (status === 'ENDED') return $localize`${terms}:terms: · ended on ${formatDate(endOn)}:date:`;
  if (endOn !== null && endOn < nextStartOn) {
    return $localize`${terms}:terms: · all is billed; ends on ${formatDate(endOn)}:date:`;
  }
  const period = nextPeriod(agreement, agreement);
  const [on, days] = [formatDate(period.invoicedOn), periodText(period)];
  return status === 'DRAFT'
    ? $localize`${terms}:terms: · a draft: nothing is billed before you activate it`
    : $localize`${terms}:terms: · next invoice on ${on}:date: for ${days}:period:`;
}

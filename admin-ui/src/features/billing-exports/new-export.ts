import { Component, computed, effect, inject, linkedSignal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';

import { billingExportsCreate, billingExportsWaiting } from '../../api/billing-exports';
import type {
  BillingExportFormat,
  BillingExportResponse,
  BillingExportsWaitingParams,
  CreateBillingExportRequest,
  WaitingInvoicesResponse,
} from '../../api/model';
import { organizationsGet, organizationsList } from '../../api/organizations';
import { Api } from '../../core/api/api';
import { apiResource } from '../../core/api/api-resource';
import { OrganizationScope } from '../../core/organization-scope';
import { options } from '../../core/words';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { DateInput, EntitiesSelect, type EntityOption, Field, FormSection } from '../../ui/form';
import { Icon } from '../../ui/icon/icon';
import { ResourceState } from '../../ui/resource-state/resource-state';
import { waitingView } from './billing-export.rules';
import { exportFormatGuides, exportFormatWords } from './billing-export-words';

/** Makes a file of invoices: what for, and of which. */
@Component({
  selector: 'app-new-export',
  imports: [
    DateInput,
    DialogFrame,
    EntitiesSelect,
    Field,
    FormSection,
    Icon,
    ReactiveFormsModule,
    ResourceState,
    RouterLink,
  ],
  templateUrl: './new-export.html',
  styleUrl: './new-export.scss',
})
export class NewExport implements DialogContent {
  readonly #api = inject(Api);
  readonly #scope = inject(OrganizationScope);
  readonly data = dialogData<object>();

  protected readonly formats = options(exportFormatWords);
  protected readonly guides: Readonly<Record<string, string>> = exportFormatGuides;
  protected readonly findOrganizations = (q: string) => organizationsList({ q });

  readonly #forms = inject(NonNullableFormBuilder);
  protected readonly form = this.#forms.group({
    format: this.#forms.control<BillingExportFormat>('QUICKBOOKS'),
    organizationIds: this.#forms.control<readonly EntityOption[]>([]),
    invoicedFrom: this.#forms.control<string | null>(null),
    invoicedTo: this.#forms.control<string | null>(null),
    again: [false],
  });
  readonly #value = toSignal(this.form.valueChanges, { initialValue: this.form.value });
  protected readonly again = computed(() => this.#value().again === true);

  /** The organization of the switcher is a proposal. */
  readonly #proposed = apiResource(() => {
    const id = this.#scope.organizationId();
    return id === null ? undefined : organizationsGet(id);
  });

  readonly #chosen = computed<BillingExportsWaitingParams>(
    () => {
      const { organizationIds = [], invoicedFrom, invoicedTo, again } = this.#value();
      return {
        ...(organizationIds.length > 0 ? { organizationId: organizationIds.map(({ id }) => id) } : {}),
        ...(invoicedFrom ? { invoicedFrom } : {}),
        ...(invoicedTo ? { invoicedTo } : {}),
        ...(again ? { again } : {}),
      };
    },
    { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) },
  );
  protected readonly resource = apiResource(() => billingExportsWaiting(this.#chosen()), {
    topics: ['billing-invoices'],
  });
  readonly #waiting = linkedSignal<WaitingInvoicesResponse | undefined, WaitingInvoicesResponse | null>({
    source: () => (this.resource.hasValue() ? this.resource.value() : undefined),
    computation: (waiting, previous) => waiting ?? (this.resource.error() ? null : (previous?.value ?? null)),
  });
  protected readonly view = computed(() => {
    const waiting = this.#waiting();
    return waiting === null
      ? null
      : waitingView(waiting, { format: this.#value().format ?? 'QUICKBOOKS', again: this.again() });
  });

  constructor() {
    effect(() => {
      const { organizationIds } = this.form.controls;
      if (!this.#proposed.hasValue() || organizationIds.dirty) return;
      const { id, name } = this.#proposed.value();
      organizationIds.setValue([{ id, name }]);
    });
  }

  readonly submit = (): Promise<BillingExportResponse> => {
    const { format, again } = this.form.getRawValue();
    const { organizationId, invoicedFrom, invoicedTo } = this.#chosen();
    const request: CreateBillingExportRequest = {
      format,
      ...(organizationId ? { organizationIds: organizationId } : {}),
      ...(invoicedFrom ? { invoicedFrom } : {}),
      ...(invoicedTo ? { invoicedTo } : {}),
      ...(again ? { again } : {}),
    };
    return this.#api.send(billingExportsCreate(request));
  };
}

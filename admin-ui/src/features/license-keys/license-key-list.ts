import { Component, computed, inject, input } from '@angular/core';

import { licenseKeysExport, licenseKeysList } from '../../api/license-keys';
import type { LicenseKeyResponse, LicenseKeysListParams } from '../../api/model';
import { formatDate, formatInstant } from '../../core/format';
import { Cell, type Column, DataTable, type RowAction, listSource } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { CurrentLicense } from '../licenses/current-license';
import { LicenseKeyActions } from './license-key-actions';

/** The keys of a license and of its seats, masked. */
@Component({
  selector: 'app-license-key-list',
  imports: [Cell, DataTable, EmptyState, Icon],
  template: `
    <app-data-table
      label="Keys"
      i18n-label
      [source]="keys"
      [columns]="columns"
      [rowActions]="rowActions"
      openable
      (opened)="reveal($event)"
    >
      <ng-container *appCell="'maskedValue' of keys; let key">
        <span class="key">
          <span class="masked mono">{{ key.maskedValue }}</span>
          <button
            type="button"
            class="button button-small"
            [attr.aria-label]="revealLabel(key)"
            (click)="reveal(key); $event.stopPropagation()"
          >
            <app-icon name="eye" [size]="14" /> <ng-container i18n>Reveal</ng-container>
          </button>
        </span>
      </ng-container>
      @if (may('create')) {
        <button tableActions type="button" class="button" (click)="add()">
          <app-icon name="add" /> <ng-container i18n>Add key</ng-container>
        </button>
      }
      <app-empty-state
        tableEmpty
        icon="key"
        heading="No keys yet"
        i18n-heading
        text="Keep product keys and license files here, for the license or for one of its seats. They are kept encrypted, and who looks at one is written down."
        i18n-text
      >
        @if (may('create')) {
          <button type="button" class="button button-primary" (click)="add()">
            <ng-container i18n>Add key</ng-container>
          </button>
        }
      </app-empty-state>
    </app-data-table>
  `,
  styles: `
    .key {
      display: inline-flex;
      gap: 8px;
      align-items: center;
    }
    .masked {
      min-width: 68px;
    }
    @media (width < 600px) {
      .key button {
        display: none;
      }
    }
  `,
})
export class LicenseKeyList {
  readonly #actions = inject(LicenseKeyActions);
  readonly #current = inject(CurrentLicense);

  /** From the address. */
  readonly id = input.required<string>();
  readonly #licenseId = computed(() => Number(this.id()));

  protected readonly keys = listSource({
    key: 'license-keys',
    list: (params: LicenseKeysListParams) => licenseKeysList(this.#licenseId(), params),
    export: (params) => licenseKeysExport(this.#licenseId(), params),
    topics: ['license-keys'],
  });
  protected readonly columns: readonly Column<LicenseKeyResponse>[] = [
    { key: 'label', label: $localize`Label`, sortable: true, value: ({ label }) => label || $localize`Without label` },
    { key: 'maskedValue', label: $localize`Key`, width: '220px' },
    { key: 'holder', label: $localize`For`, sortable: true, value: holderText },
    {
      key: 'createdAt',
      label: $localize`Added`,
      sortable: true,
      value: ({ createdAt }) => formatInstant(createdAt),
    },
    { key: 'by', label: $localize`By` },
  ];

  protected readonly rowActions = (key: LicenseKeyResponse): readonly RowAction[] => [
    { label: $localize`Reveal`, icon: 'eye', run: () => void this.reveal(key) },
    {
      label: $localize`Who looked at it`,
      icon: 'history',
      run: () => void this.#actions.history(this.#licenseId(), key),
    },
    ...(this.may('update')
      ? [
          {
            label: $localize`Edit label`,
            icon: 'edit' as const,
            run: () => void this.#then(this.#actions.relabel(this.#licenseId(), key)),
          },
        ]
      : []),
    ...(this.may('delete')
      ? [
          {
            label: $localize`Delete`,
            icon: 'trash' as const,
            danger: true,
            run: () => void this.#then(this.#actions.delete(this.#licenseId(), key)),
          },
        ]
      : []),
  ];

  protected revealLabel({ label, maskedValue }: LicenseKeyResponse): string {
    return $localize`Reveal ${label || maskedValue}:key:`;
  }

  protected may(action: 'create' | 'update' | 'delete'): boolean {
    const license = this.#current.license();
    return license !== null && this.#actions.may(action, license);
  }

  protected reveal(key: LicenseKeyResponse): Promise<void> {
    return this.#actions.reveal(this.#licenseId(), key);
  }

  protected async add(): Promise<void> {
    const license = this.#current.license();
    if (license) await this.#then(this.#actions.add(license));
  }

  async #then(action: Promise<boolean>): Promise<void> {
    if (await action) this.keys.reload();
  }
}

/** Whom a key is for; a seat that ended says when. */
function holderText({ assignment }: LicenseKeyResponse): string {
  if (assignment === null) return $localize`The license`;
  const { holder, endedOn } = assignment;
  return endedOn === null ? holder.name : $localize`${holder.name}:holder: (until ${formatDate(endedOn)}:date:)`;
}

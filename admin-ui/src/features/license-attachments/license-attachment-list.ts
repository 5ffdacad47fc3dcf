import { Component, computed, inject, input } from '@angular/core';

import {
  licenseAttachmentsDelete,
  licenseAttachmentsDownload,
  licenseAttachmentsExport,
  licenseAttachmentsList,
} from '../../api/license-attachments';
import type { LicenseAttachmentResponse, LicenseAttachmentsListParams } from '../../api/model';
import { Api } from '../../core/api/api';
import { formatInstant } from '../../core/format';
import { Toasts } from '../../core/toasts';
import { Cell, type Column, DataTable, type RowAction, listSource } from '../../ui/data-table';
import { Confirmations, Dialogs } from '../../ui/dialog';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { CurrentLicense } from '../licenses/current-license';
import { LicenseActions } from '../licenses/license-actions';
import { AttachmentDrop } from './attachment-drop';
import { AttachmentUploads } from './attachment-uploads';
import { formatBytes } from './attachments.rules';

/** The files of a license. */
@Component({
  selector: 'app-license-attachment-list',
  imports: [AttachmentDrop, Cell, DataTable, EmptyState, Icon],
  providers: [AttachmentUploads],
  template: `
    @if (mayEdit()) {
      <app-attachment-drop [uploads]="uploads.uploads()" (added)="add($event)" (dismissed)="uploads.dismiss($event)" />
    }
    <app-data-table label="Attachments" i18n-label [source]="attachments" [columns]="columns" [rowActions]="rowActions">
      <ng-container *appCell="'name' of attachments; let attachment">
        <a class="file" [href]="addressOf(attachment)" [attr.download]="attachment.name">
          <app-icon name="file" [size]="14" /> <span>{{ attachment.name }}</span>
        </a>
      </ng-container>
      <app-empty-state
        tableEmpty
        icon="file"
        heading="No attachments yet"
        i18n-heading
        text="Contracts, orders and correspondence about this license are kept here, up to 100 files."
        i18n-text
      />
    </app-data-table>
  `,
  styles: `
    .file {
      display: flex;
      gap: 6px;
      align-items: center;
    }
    .file span {
      overflow: hidden;
      text-overflow: ellipsis;
    }
  `,
})
export class LicenseAttachmentList {
  readonly #actions = inject(LicenseActions);
  readonly #api = inject(Api);
  readonly #confirmations = inject(Confirmations);
  readonly #current = inject(CurrentLicense);
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);
  protected readonly uploads = inject(AttachmentUploads);

  /** From the address. */
  readonly id = input.required<string>();
  readonly #licenseId = computed(() => Number(this.id()));

  protected readonly attachments = listSource({
    key: 'license-attachments',
    list: (params: LicenseAttachmentsListParams) => licenseAttachmentsList(this.#licenseId(), params),
    export: (params) => licenseAttachmentsExport(this.#licenseId(), params),
    topics: ['license-attachments'],
  });
  protected readonly columns: readonly Column<LicenseAttachmentResponse>[] = [
    { key: 'name', label: $localize`Name`, sortable: true, width: '34%' },
    { key: 'size', label: $localize`Size`, sortable: true, align: 'end', value: ({ size }) => formatBytes(size) },
    { key: 'note', label: $localize`Note` },
    { key: 'createdAt', label: $localize`Added`, sortable: true, value: ({ createdAt }) => formatInstant(createdAt) },
    { key: 'by', label: $localize`By` },
    { key: 'sha256', label: $localize`SHA-256`, hiddenByDefault: true },
  ];

  protected readonly rowActions = (attachment: LicenseAttachmentResponse): readonly RowAction[] => {
    const download: RowAction = {
      label: $localize`Download`,
      icon: 'download',
      run: () => location.assign(this.addressOf(attachment)),
    };
    if (!this.mayEdit()) return [download];
    return [
      download,
      { label: $localize`Edit`, icon: 'edit', run: () => void this.#edit(attachment) },
      { label: $localize`Delete`, icon: 'trash', danger: true, run: () => void this.#delete(attachment) },
    ];
  };

  protected mayEdit(): boolean {
    const license = this.#current.license();
    return license !== null && this.#actions.mayUpdate(license);
  }

  protected addressOf({ id }: LicenseAttachmentResponse): string {
    return licenseAttachmentsDownload(this.#licenseId(), id).url;
  }

  protected add(files: readonly File[]): void {
    this.uploads.add(this.#licenseId(), files, () => this.attachments.reload());
  }

  async #edit(attachment: LicenseAttachmentResponse): Promise<void> {
    const saved = await this.#dialogs.open(() => import('./attachment-form').then((m) => m.AttachmentForm), {
      licenseId: this.#licenseId(),
      attachment,
    });
    if (!saved) return;
    this.#toasts.done($localize`${saved.name}:name: was saved.`);
    this.attachments.reload();
  }

  async #delete({ id, name, version }: LicenseAttachmentResponse): Promise<void> {
    const deleted = await this.#confirmations.ask({
      title: $localize`Delete ${name}:name:?`,
      message: $localize`The file is gone for good.`,
      confirmLabel: $localize`Delete`,
      danger: true,
      run: () => this.#api.send(licenseAttachmentsDelete(this.#licenseId(), id), { ifMatch: version }),
    });
    if (!deleted) return;
    this.#toasts.done($localize`${name}:name: was deleted.`);
    this.attachments.reload();
  }
}

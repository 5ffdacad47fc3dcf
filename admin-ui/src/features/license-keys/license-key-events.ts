import { Component } from '@angular/core';

import { licenseKeysEvents, licenseKeysExportEvents } from '../../api/license-keys';
import type { LicenseKeyEventResponse, LicenseKeyResponse, LicenseKeysEventsParams } from '../../api/model';
import { formatInstant } from '../../core/format';
import { type Column, DataTable, listSource } from '../../ui/data-table';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';

const eventWords: Readonly<Record<LicenseKeyEventResponse['what'], string>> = {
  CREATED: $localize`Added`,
  CHANGED: $localize`Label changed`,
  REVEALED: $localize`Revealed`,
};

/** Who added a key, named it otherwise, and looked at it. */
@Component({
  selector: 'app-license-key-events',
  imports: [DataTable, DialogFrame],
  template: `
    <app-dialog [heading]="heading" size="medium" [submits]="false" [submit]="submit">
      <app-data-table label="Events" i18n-label [source]="events" [columns]="columns" />
    </app-dialog>
  `,
})
export class LicenseKeyEvents implements DialogContent {
  readonly data = dialogData<{ readonly licenseId: number; readonly key: LicenseKeyResponse }>();

  protected readonly heading = $localize`History of ${this.data.key.label || this.data.key.maskedValue}:key:`;
  protected readonly events = listSource({
    key: 'license-key-events',
    list: (params: LicenseKeysEventsParams) => licenseKeysEvents(this.data.licenseId, this.data.key.id, params),
    export: (params) => licenseKeysExportEvents(this.data.licenseId, this.data.key.id, params),
    inUrl: false,
    searchable: false,
  });
  protected readonly columns: readonly Column<LicenseKeyEventResponse>[] = [
    { key: 'at', label: $localize`When`, sortable: true, value: ({ at }) => formatInstant(at) },
    { key: 'what', label: $localize`What`, value: ({ what }) => eventWords[what] },
    { key: 'by', label: $localize`Who`, sortable: true },
  ];

  /** There is nothing to save. */
  readonly submit = (): Promise<void> => Promise.resolve();
}

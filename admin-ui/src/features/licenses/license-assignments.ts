import { Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';

import { assignmentsExport, assignmentsList } from '../../api/assignments';
import type { AssignmentResponse, AssignmentsListParams } from '../../api/model';
import { OrganizationScope } from '../../core/organization-scope';
import { Cell, DataTable, type RowAction, listSource } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { DateInput } from '../../ui/form';
import { CurrentLicense } from './current-license';
import { holderWords } from './holder-words';
import { LicenseActions } from './license-actions';
import { holderKindOf } from './license-kinds.rules';
import { SeatActions } from './seat-actions';
import { allSeatColumns, holderLink } from './seat-columns';

/** All seats of a license, past ones too: who held one on any day. */
@Component({
  selector: 'app-license-assignments',
  imports: [Cell, DataTable, DateInput, EmptyState],
  template: `
    <app-data-table
      label="Assignments"
      i18n-label
      [source]="seats"
      [columns]="columns()"
      [rowLink]="link"
      [rowActions]="rowActions"
    >
      <div tableActions class="as-of">
        <span aria-hidden="true" i18n>As of</span>
        <app-date-input
          label="Held on this day"
          i18n-label
          [value]="seats.state().filters['asOf']?.[0] ?? null"
          (valueChange)="showDay($event)"
        />
      </div>
      <ng-container *appCell="'holder' of seats; let seat">
        <span [class.muted]="seat.endedOn">{{ seat.holder.name }}</span>
      </ng-container>
      <app-empty-state
        tableEmpty
        icon="history"
        heading="Nobody has held a seat yet"
        i18n-heading
        text="Every seat that is given appears here, and stays here after it has ended."
        i18n-text
      />
    </app-data-table>
  `,
  styles: `
    .as-of {
      display: flex;
      align-items: center;
      gap: 8px;
      color: var(--text-muted);
      white-space: nowrap;
    }
    app-date-input {
      width: 150px;
    }
  `,
})
export class LicenseAssignments {
  readonly #actions = inject(LicenseActions);
  readonly #router = inject(Router);
  readonly #scope = inject(OrganizationScope);
  readonly #seatActions = inject(SeatActions);
  readonly #current = inject(CurrentLicense);

  /** From the address. */
  readonly id = input.required<string>();

  readonly #kind = computed(() => holderKindOf(this.#current.license()?.type ?? 'CUSTOM'));
  protected readonly columns = computed(() => allSeatColumns(this.#kind()));
  protected readonly seats = listSource({
    key: 'license-assignments',
    list: (params: AssignmentsListParams) => assignmentsList(Number(this.id()), params),
    export: (params) => assignmentsExport(Number(this.id()), params),
    params: () => ({ organizationId: this.#scope.ids() }),
    filters: [
      {
        kind: 'choice',
        key: 'active',
        label: $localize`State`,
        single: true,
        options: [
          { value: 'true', label: $localize`Held now` },
          { value: 'false', label: $localize`Ended` },
        ],
      },
      { kind: 'date', key: 'asOf', label: $localize`Held on` },
    ],
    defaultSort: '-assignedOn',
    topics: ['licenses'],
  });

  protected readonly link = holderLink;

  protected readonly rowActions = (seat: AssignmentResponse): readonly RowAction[] => {
    const license = this.#current.license();
    if (!license) return [];
    const why: RowAction = { label: $localize`Why?`, icon: 'help', run: () => this.#explain(seat) };
    const edit: RowAction = {
      label: $localize`Edit date, seats and note`,
      icon: 'edit',
      run: () => void this.#edit(seat),
    };
    // Seats of another kind of holder are left from an earlier type: only their history is known.
    const explains = seat.holder.kind === this.#kind();
    return [...(explains ? [why] : []), ...(this.#actions.mayUpdateSeats(license) ? [edit] : [])];
  };

  protected showDay(date: string | null): void {
    const { asOf: _before, ...others } = this.seats.state().filters;
    this.seats.choose({ filters: date === null ? others : { ...others, asOf: [date] } });
  }

  #explain({ holder }: AssignmentResponse): void {
    void this.#router.navigate(['/licenses', this.id(), holderWords[holder.kind].path], {
      queryParams: { why: holder.id },
    });
  }

  async #edit(seat: AssignmentResponse): Promise<void> {
    if (await this.#seatActions.edit(Number(this.id()), seat)) this.seats.reload();
  }
}

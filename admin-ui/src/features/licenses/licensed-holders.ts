import { Component, computed, effect, inject, input } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';

import { assignmentsExport, assignmentsList } from '../../api/assignments';
import type { AssignmentResponse, AssignmentsListParams } from '../../api/model';
import { OrganizationScope } from '../../core/organization-scope';
import { BulkActions, DataTable, type RowAction, listSource } from '../../ui/data-table';
import { Dialogs } from '../../ui/dialog';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Help } from '../../ui/help/help';
import { Icon } from '../../ui/icon/icon';
import { CurrentLicense } from './current-license';
import { holderWords } from './holder-words';
import { LicenseActions } from './license-actions';
import { holderKindOf } from './license-kinds.rules';
import { LicenseWarnings } from './license-warnings';
import { PasteHolders } from './paste-holders';
import { SeatActions } from './seat-actions';
import { activeSeatColumns, holderLink } from './seat-columns';
import { whyInAddress } from './why-in-address';

/**
 * The devices, people or locations that hold a seat now. `?why=12` in the address explains the one with the id 12, `?why=`
 * asks which.
 */
@Component({
  selector: 'app-licensed-holders',
  imports: [BulkActions, DataTable, EmptyState, Help, Icon, LicenseWarnings, PasteHolders],
  template: `
    @if (shown(); as tab) {
      @if (tab.automatic) {
        @if (tab.license.warnings.length > 0) {
          <app-license-warnings [license]="tab.license" />
        }
        <p class="muted">{{ tab.words.automatic }}</p>
      }
      <app-data-table
        [label]="tab.words.licensed"
        [source]="seats"
        [columns]="tab.columns"
        [rowLink]="link"
        [rowActions]="rowActions"
      >
        <button tableActions type="button" class="button" (click)="explain('')">
          <app-icon name="help" /> <ng-container i18n>Why?</ng-container>
        </button>
        @if (mayExcept()) {
          <button tableActions type="button" class="button" (click)="editExceptions(null)">
            <app-icon name="pin" /> <ng-container i18n>Exceptions</ng-container>
          </button>
        }
        @if (mayExcept()) {
          <app-help tableActions topic="exceptions" />
        }
        @if (mayAssign()) {
          <app-paste-holders tableActions [license]="tab.license" (changed)="seats.reload()" />
        }
        @if (mayAssign()) {
          <button tableActions type="button" class="button button-primary" (click)="add()">
            <app-icon name="add" /> {{ tab.words.add }}
          </button>
        }
        @if (mayAssign()) {
          <ng-container *appBulkActions="let selected of seats; let clear = clear">
            <button type="button" class="button button-small" (click)="remove(selected, clear)" i18n>Remove</button>
          </ng-container>
        }
        @if (tab.automatic) {
          <app-empty-state
            tableEmpty
            [icon]="tab.words.icon"
            [heading]="tab.words.nobody"
            [text]="tab.words.noneMatches"
          >
            <button type="button" class="button" (click)="explain('')" i18n>Why?</button>
          </app-empty-state>
        } @else {
          <app-empty-state
            tableEmpty
            [icon]="tab.words.icon"
            [heading]="tab.words.nobody"
            text="Seats of this license are given by hand."
            i18n-text
          >
            @if (mayAssign()) {
              <button type="button" class="button button-primary" (click)="add()">{{ tab.words.add }}</button>
            }
          </app-empty-state>
        }
      </app-data-table>
    }
  `,
})
export class LicensedHolders {
  readonly #actions = inject(LicenseActions);
  readonly #dialogs = inject(Dialogs);
  readonly #route = inject(ActivatedRoute);
  readonly #router = inject(Router);
  readonly #scope = inject(OrganizationScope);
  readonly #seatActions = inject(SeatActions);
  protected readonly license = inject(CurrentLicense).license;

  /** From the address: the license. */
  readonly id = input.required<string>();
  /** From the address: whom to explain; empty to ask whom. */
  readonly why = input<string>();

  /** What the tab shows; `null` while the license is not there, and for one without seats. */
  protected readonly shown = computed(() => {
    const license = this.license();
    const kind = license && holderKindOf(license.type);
    if (!kind) return null;
    const automatic = license.assignmentMode === 'AUTOMATIC';
    return { license, kind, automatic, words: holderWords[kind], columns: activeSeatColumns(kind) };
  });
  protected readonly seats = listSource({
    key: 'licensed-holders',
    list: (params: AssignmentsListParams) => assignmentsList(Number(this.id()), params),
    export: (params) => assignmentsExport(Number(this.id()), params),
    params: () => ({ active: true, organizationId: this.#scope.ids() }),
    defaultSort: 'holder',
    topics: ['licenses'],
  });
  protected readonly mayAssign = computed(() => {
    const shown = this.shown();
    return shown !== null && !shown.automatic && this.#actions.mayUpdateSeats(shown.license);
  });
  /** Whether somebody can be pinned in or kept out. */
  protected readonly mayExcept = computed(() => {
    const shown = this.shown();
    return shown !== null && shown.automatic && this.#actions.mayUpdateSeats(shown.license);
  });
  /** The tab is named after what holds the seats: where this one leads to, when it is that of another type. */
  readonly #rightPath = computed(() => {
    if (this.license() === null) return null;
    const path = this.shown()?.words.path ?? 'overview';
    return path === this.#route.snapshot.url.at(-1)?.path ? null : path;
  });
  readonly #explanation = whyInAddress(
    this.why,
    () => this.shown() !== null && this.#rightPath() === null,
    (id) => this.#openWhy(id),
  );

  constructor() {
    effect(() => {
      const path = this.#rightPath();
      if (path === null) return;
      void this.#router.navigate(['..', path], {
        relativeTo: this.#route,
        queryParamsHandling: 'preserve',
        replaceUrl: true,
      });
    });
  }

  protected readonly link = holderLink;

  protected readonly rowActions = (seat: AssignmentResponse): readonly RowAction[] => {
    const license = this.license();
    if (!license) return [];
    const why: RowAction = {
      label: $localize`Why?`,
      icon: 'help',
      run: () => this.explain(seat.holder.id),
    };
    const edit: RowAction = {
      label: $localize`Edit date, seats and note`,
      icon: 'edit',
      run: () => void this.#edit(seat),
    };
    const remove: RowAction = {
      label: $localize`Remove`,
      icon: 'trash',
      danger: true,
      run: () => void this.remove([seat], () => undefined),
    };
    const keepOut: RowAction = {
      label: $localize`Keep out`,
      icon: 'close',
      run: () => void this.editExceptions(seat.holder),
    };
    if (this.mayExcept()) return [why, edit, keepOut];
    return [why, ...(this.#actions.mayUpdateSeats(license) ? [edit] : []), ...(this.mayAssign() ? [remove] : [])];
  };

  protected explain(holderId: number | ''): void {
    this.#explanation.ask(holderId);
  }

  protected async add(): Promise<void> {
    const license = this.license();
    if (license && (await this.#seatActions.addHolders(license))) this.seats.reload();
  }

  protected async remove(seats: readonly AssignmentResponse[], clear: () => void): Promise<void> {
    const license = this.license();
    if (!license || !(await this.#seatActions.remove(license, seats))) return;
    clear();
    this.seats.reload();
  }

  protected async editExceptions(keepOut: AssignmentResponse['holder'] | null): Promise<void> {
    const license = this.license();
    if (license && (await this.#seatActions.editExceptions(license, keepOut))) this.seats.reload();
  }

  async #edit(seat: AssignmentResponse): Promise<void> {
    if (await this.#seatActions.edit(Number(this.id()), seat)) this.seats.reload();
  }

  async #openWhy(holderId: number | null): Promise<void> {
    const shown = this.shown();
    if (!shown) return;
    const { license, kind } = shown;
    await this.#dialogs.open(() => import('./why').then((m) => m.Why), { license, kind, holderId });
  }
}

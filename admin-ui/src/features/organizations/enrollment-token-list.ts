import { Component, computed, inject, input, model, signal } from '@angular/core';

import {
  enrollmentTokensCreate,
  enrollmentTokensExport,
  enrollmentTokensList,
  enrollmentTokensRevoke,
} from '../../api/enrollment-tokens';
import type {
  CreatedEnrollmentTokenResponse,
  EnrollmentTokenResponse,
  EnrollmentTokensListParams,
  LocationResponse,
} from '../../api/model';
import { type AbilityAction, type AbilitySubject, Abilities } from '../../core/ability/abilities';
import { Api } from '../../core/api/api';
import { formatAgo, formatInstant } from '../../core/format';
import { Problem } from '../../core/problem/problem';
import { problemMessage } from '../../core/problem/problem-message';
import { type Column, Cell, DataTable, type RowAction, listSource } from '../../ui/data-table';
import { Confirmations } from '../../ui/dialog';
import { CopyField } from '../../ui/copy-field/copy-field';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Help } from '../../ui/help/help';
import { Icon } from '../../ui/icon/icon';
import { AgentArrival } from './agent-arrival';
import { AgentCommands } from './agent-commands';

/**
 * The enrollment tokens of a location: makes one, shows it once with the commands that use it, revokes one.
 *
 * @example
 * ```html
 * <app-enrollment-token-list [location]="location" [(created)]="created" />
 * ```
 */
@Component({
  selector: 'app-enrollment-token-list',
  imports: [AgentArrival, AgentCommands, Cell, CopyField, DataTable, EmptyState, Help, Icon],
  template: `
    @if (created(); as token) {
      <div class="stack">
        <div class="notice notice-warning">
          <app-icon name="key" />
          <span i18n>
            Copy the command now: the token is shown this once. Everyone who has it can add devices to this location,
            and nothing else.
          </span>
        </div>
        <app-agent-commands [inventoryUrl]="token.inventoryUrl" />
        @if (maySeeDevices()) {
          <app-agent-arrival [locationId]="location().id" [since]="token.createdAt" />
        }
        <div class="address">
          <h3 i18n>Address for other agents</h3>
          <app-copy-field label="Address" i18n-label [text]="token.inventoryUrl" />
        </div>
        <div>
          <button type="button" class="button" (click)="created.set(null)" i18n>I have copied it</button>
        </div>
      </div>
    } @else {
      @if (failure(); as text) {
        <div class="notice notice-danger" role="alert"><app-icon name="alert" /> {{ text }}</div>
      }
      <app-data-table
        label="Enrollment tokens"
        i18n-label
        [source]="tokens"
        [columns]="columns"
        [rowActions]="rowActions"
      >
        @if (mayCreate()) {
          <button tableActions type="button" class="button" [disabled]="busy()" (click)="make()">
            <app-icon name="add" /> <ng-container i18n>New token</ng-container>
          </button>
        }
        <app-help tableActions topic="enrollmentToken" />
        <ng-container *appCell="'status' of tokens; let token">
          @if (token.revokedAt) {
            <span class="badge" i18n>Revoked</span>
          } @else {
            <span class="badge badge-good" i18n>Active</span>
          }
        </ng-container>
        <app-empty-state
          tableEmpty
          icon="key"
          heading="No tokens yet"
          i18n-heading
          text="A token lets inventory agents add devices to this location. The commands that set up an agent come with it."
          i18n-text
        >
          @if (mayCreate()) {
            <button type="button" class="button button-primary" [disabled]="busy()" (click)="make()" i18n>
              New token
            </button>
          }
        </app-empty-state>
      </app-data-table>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex: 1 1 auto;
      flex-direction: column;
      gap: var(--space-3);
      min-width: 0;
      min-height: 0;
    }
    .address {
      display: flex;
      flex-direction: column;
      gap: 4px;
    }
    h3 {
      font-size: var(--text-size-small);
    }
  `,
})
export class EnrollmentTokenList {
  readonly #api = inject(Api);
  readonly #abilities = inject(Abilities);
  readonly #confirmations = inject(Confirmations);

  readonly location = input.required<LocationResponse>();
  /** The token that was just made, while it is shown. */
  readonly created = model<CreatedEnrollmentTokenResponse | null>(null);

  protected readonly busy = signal(false);
  protected readonly failure = signal<string | null>(null);

  protected readonly tokens = listSource({
    key: 'enrollment-tokens',
    list: (params: EnrollmentTokensListParams) => enrollmentTokensList(this.location().id, params),
    export: (params) => enrollmentTokensExport(this.location().id, params),
    topics: ['enrollment-tokens'],
    inUrl: false,
  });
  protected readonly columns: readonly Column<EnrollmentTokenResponse>[] = [
    { key: 'hint', label: $localize`Token`, value: ({ hint }) => `…${hint}` },
    { key: 'status', label: $localize`Status` },
    { key: 'createdAt', label: $localize`Created`, sortable: true, value: ({ createdAt }) => formatInstant(createdAt) },
    {
      key: 'lastUsedAt',
      label: $localize`Last used`,
      sortable: true,
      value: ({ lastUsedAt }) => formatAgo(lastUsedAt),
    },
  ];
  /** Whoever makes a token can add devices with it; to a location that is out of use nobody can. */
  protected readonly mayCreate = computed(
    () =>
      this.location().archivedAt === null && this.#may('create', 'EnrollmentToken') && this.#may('create', 'Device'),
  );

  protected readonly maySeeDevices = computed(() => this.#may('read', 'Device'));

  protected readonly rowActions = (token: EnrollmentTokenResponse): readonly RowAction[] =>
    token.revokedAt || !this.#may('delete', 'EnrollmentToken')
      ? []
      : [{ label: $localize`Revoke`, icon: 'close', danger: true, run: () => void this.#revoke(token) }];

  protected async make(): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      this.created.set(await this.#api.send(enrollmentTokensCreate(this.location().id)));
      this.tokens.reload();
    } catch (error) {
      this.failure.set(problemMessage(Problem.of(error)));
    } finally {
      this.busy.set(false);
    }
  }

  async #revoke({ id, hint }: EnrollmentTokenResponse): Promise<void> {
    const revoked = await this.#confirmations.ask({
      title: $localize`Revoke token …${hint}:hint:?`,
      message: $localize`Agents that report with it are refused from now on. Their devices stay.`,
      confirmLabel: $localize`Revoke`,
      danger: true,
      run: () => this.#api.send(enrollmentTokensRevoke(this.location().id, id)),
    });
    if (revoked) this.tokens.reload();
  }

  #may(action: AbilityAction, subject: AbilitySubject): boolean {
    return this.#abilities.can(action, subject, { organizationId: this.location().organization.id });
  }
}

/** What is asked before a token that is shown is lost. */
export const tokenLeaveQuestion = {
  title: $localize`Close without copying?`,
  message: $localize`The token is not shown again. You can make another one at any time.`,
  confirmLabel: $localize`Close`,
  cancelLabel: $localize`Go back`,
  danger: false,
};

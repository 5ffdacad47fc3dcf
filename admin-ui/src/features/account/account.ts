import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';

import { authAccount, authEndOtherSessions, authEndSession, authSessions } from '../../api/auth';
import type { SessionResponse } from '../../api/model';
import { Api } from '../../core/api/api';
import { apiResource } from '../../core/api/api-resource';
import { formatInstant, nothing } from '../../core/format';
import { Session } from '../../core/session/session';
import { Toasts } from '../../core/toasts';
import { administratorWord } from '../../core/words';
import { Confirmations, Dialogs } from '../../ui/dialog';
import { Icon } from '../../ui/icon/icon';
import { KeyValue, KeyValues } from '../../ui/key-value/key-value';
import { PageHeader } from '../../ui/page-header/page-header';
import { ResourceState } from '../../ui/resource-state/resource-state';
import { CodeActions } from './code-actions';
import { SessionList } from './session-list';

/** My account: name, password, one-time codes, and where one is signed in. */
@Component({
  selector: 'app-account',
  imports: [Icon, KeyValue, KeyValues, PageHeader, ResourceState, RouterLink, SessionList],
  template: `
    <app-page-header heading="My account" i18n-heading />
    @if (!mayChange()) {
      <div class="notice own" role="status">
        <app-icon name="info" />
        <span i18n>This is your own account. Stop viewing to change it.</span>
      </div>
    }
    @if (account.hasValue()) {
      @let shown = account.value();
      <div class="card-grid">
        <section class="card">
          <h2 i18n>Details</h2>
          <app-key-values>
            <app-key-value label="Name" i18n-label>{{ shown.name }}</app-key-value>
            <app-key-value label="E-mail" i18n-label>{{ shown.email }}</app-key-value>
            <app-key-value label="Role" i18n-label>{{
              administers() ? administratorWord : (shown.role ?? nothing)
            }}</app-key-value>
          </app-key-values>
          @if (mayChange()) {
            <div class="actions">
              <button type="button" class="button" (click)="rename(shown.name)">
                <app-icon name="edit" /> <ng-container i18n>Change name</ng-container>
              </button>
              @if (shown.hasPassword) {
                <button type="button" class="button" (click)="changePassword()">
                  <app-icon name="lock" /> <ng-container i18n>Change password</ng-container>
                </button>
              }
            </div>
          }
        </section>
        <section class="card">
          <h2>
            <ng-container i18n>One-time codes</ng-container>
            @if (shown.oneTimeCodes.enrolledAt) {
              <span class="badge badge-good" i18n>On</span>
            } @else {
              <span class="badge" i18n>Off</span>
            }
          </h2>
          @if (shown.oneTimeCodes.enrolledAt; as since) {
            <app-key-values>
              <app-key-value label="Set up" i18n-label>{{ instant(since) }}</app-key-value>
              <app-key-value label="Recovery codes" i18n-label>
                <span [class.badge]="fewCodes()" [class.badge-warning]="fewCodes()" i18n
                  >{{ shown.oneTimeCodes.recoveryCodesLeft }} left</span
                >
              </app-key-value>
            </app-key-values>
            @if (mayChange()) {
              <div class="actions">
                <a class="button" routerLink="/set-up-codes" [queryParams]="back">
                  <app-icon name="refresh" /> <ng-container i18n>Set up another app</ng-container>
                </a>
                <button type="button" class="button" (click)="follow(codes.renew(shown))">
                  <app-icon name="key" /> <ng-container i18n>New recovery codes</ng-container>
                </button>
                @if (!shown.oneTimeCodes.required) {
                  <button type="button" class="button" (click)="follow(codes.turnOff(shown))">
                    <app-icon name="close" /> <ng-container i18n>Turn off</ng-container>
                  </button>
                }
              </div>
            }
          } @else if (!shown.hasPassword) {
            <p class="muted" i18n>
              You sign in by a sign-in provider and have no password here. A second factor is set up there.
            </p>
          } @else {
            <p class="muted" i18n>
              Signing in then asks for a code from an app besides the password: whoever learns the password alone can’t
              get in.
            </p>
            @if (mayChange()) {
              <div class="actions">
                <a class="button button-primary" routerLink="/set-up-codes" [queryParams]="back">
                  <app-icon name="shield" /> <ng-container i18n>Set up one-time codes</ng-container>
                </a>
              </div>
            }
          }
        </section>
        <section class="card sessions">
          <div class="heading">
            <h2 i18n>Where you are signed in</h2>
            @if (mayChange() && others() > 0) {
              <button type="button" class="button button-small" (click)="endOthers()" i18n>End all others</button>
            }
          </div>
          @if (sessions.hasValue()) {
            <app-session-list [sessions]="sessions.value().items" [fixed]="!mayChange()" (end)="end($event)" />
          } @else {
            <app-resource-state [resource]="sessions" />
          }
        </section>
      </div>
    } @else {
      <app-resource-state [resource]="account" />
    }
  `,
  styles: `
    h2 {
      display: flex;
      align-items: center;
      gap: 8px;
      margin-bottom: 12px;
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      margin-top: 16px;
    }
    .own {
      margin-bottom: var(--space-4);
    }
    .heading {
      display: flex;
      align-items: flex-start;
      justify-content: space-between;
      gap: 12px;
    }
    .sessions {
      grid-column: 1 / -1;
    }
  `,
})
export class Account {
  readonly #api = inject(Api);
  readonly #confirmations = inject(Confirmations);
  readonly #dialogs = inject(Dialogs);
  readonly #session = inject(Session);
  readonly #toasts = inject(Toasts);
  protected readonly codes = inject(CodeActions);

  /** Not while the panel is looked at as another would see it: nothing can be changed then. */
  protected readonly mayChange = computed(() => !this.#session.actor()?.viewingAs);
  /** While another is viewed, who is signed in is told by the name of their role alone. */
  protected readonly administers = computed(
    () => this.mayChange() && this.#session.actor()?.systemAdministrator === true,
  );
  protected readonly administratorWord = administratorWord;
  protected readonly account = apiResource(() => authAccount());
  protected readonly sessions = apiResource(() => authSessions());
  protected readonly fewCodes = computed(
    () => this.account.hasValue() && this.account.value().oneTimeCodes.recoveryCodesLeft < 3,
  );
  protected readonly others = computed(() =>
    this.sessions.hasValue() ? this.sessions.value().items.filter(({ current }) => !current).length : 0,
  );
  protected readonly back = { returnUrl: '/account' };
  protected readonly instant = formatInstant;
  protected readonly nothing = nothing;

  protected async rename(name: string): Promise<void> {
    const load = () => import('./name-form').then((m) => m.NameForm);
    await this.follow(this.#dialogs.open(load, { name }));
  }

  protected async changePassword(): Promise<void> {
    const changed = await this.#dialogs.open(() => import('./password-form').then((m) => m.PasswordForm), null);
    if (changed !== true) return;
    this.#toasts.done($localize`Your password was changed. Your other sessions have ended.`);
    this.sessions.reload();
  }

  protected async end(session: SessionResponse): Promise<void> {
    await this.#api.send(authEndSession(session.id));
    this.sessions.reload();
  }

  protected async endOthers(): Promise<void> {
    const ended = await this.#confirmations.ask({
      title: $localize`End all other sessions?`,
      message: $localize`Every other browser has to sign in again. Change your password, too, if somebody else may know it.`,
      confirmLabel: $localize`End them`,
      run: () => this.#api.send(authEndOtherSessions()),
    });
    if (ended) this.sessions.reload();
  }

  protected async follow(action: Promise<unknown>): Promise<void> {
    if ((await action) === true) this.account.reload();
  }
}

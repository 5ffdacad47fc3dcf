import { Component, computed, inject, input, numberAttribute } from '@angular/core';
import { RouterLink } from '@angular/router';

import type { SessionResponse } from '../../api/model';
import { peopleGet } from '../../api/people';
import {
  techniciansEndSession,
  techniciansEndSessions,
  techniciansResetOneTimeCodes,
  techniciansSessions,
} from '../../api/technicians';
import { Api } from '../../core/api/api';
import { apiResource } from '../../core/api/api-resource';
import { Session } from '../../core/session/session';
import { Toasts } from '../../core/toasts';
import { Confirmations } from '../../ui/dialog';
import { Icon } from '../../ui/icon/icon';
import { ResourceState } from '../../ui/resource-state/resource-state';
import { SessionList } from '../account/session-list';

/** Where a technician is signed in, and by what second factor. */
@Component({
  selector: 'app-person-security',
  imports: [Icon, ResourceState, RouterLink, SessionList],
  template: `
    @if (person.hasValue() && sessions.hasValue()) {
      @let shown = person.value();
      <div class="card-grid">
        <section class="card">
          <h2>
            <ng-container i18n>One-time codes</ng-container>
            @if (shown.hasOneTimeCodes) {
              <span class="badge badge-good" i18n>On</span>
            } @else {
              <span class="badge" i18n>Off</span>
            }
          </h2>
          @if (isOwn()) {
            <p class="muted"><a class="link" routerLink="/account" i18n>You set up your own codes on My account.</a></p>
          } @else if (shown.hasOneTimeCodes) {
            <p class="muted" i18n>
              Reset them when app and recovery codes are lost. Be sure that it is {{ shown.name }} who asks.
            </p>
            <button type="button" class="button" (click)="reset(shown.name)">
              <app-icon name="refresh" /> <ng-container i18n>Reset codes</ng-container>
            </button>
          } @else {
            <p class="muted" i18n>{{ shown.name }} has set up no app.</p>
          }
        </section>
        <section class="card">
          <div class="heading">
            <h2 i18n>Sessions</h2>
            @if (sessions.value().items.length > 0) {
              <button type="button" class="button button-small" (click)="endAll(shown.name)" i18n>End all</button>
            }
          </div>
          <app-session-list [sessions]="sessions.value().items" (end)="end($event)" />
        </section>
      </div>
    } @else {
      <app-resource-state [resource]="person.hasValue() ? sessions : person" />
    }
  `,
  styles: `
    h2 {
      display: flex;
      align-items: center;
      gap: 8px;
      margin-bottom: 12px;
    }
    p + .button {
      margin-top: 14px;
    }
    .heading {
      display: flex;
      align-items: flex-start;
      justify-content: space-between;
      gap: 12px;
    }
  `,
})
export class PersonSecurity {
  readonly #api = inject(Api);
  readonly #confirmations = inject(Confirmations);
  readonly #session = inject(Session);
  readonly #toasts = inject(Toasts);

  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });

  protected readonly isOwn = computed(() => this.#session.isOwn(this.id()));
  protected readonly person = apiResource(() => peopleGet(this.id()), { topics: ['people'] });
  protected readonly sessions = apiResource(() => techniciansSessions(this.id()));

  protected async end(session: SessionResponse): Promise<void> {
    await this.#api.send(techniciansEndSession(this.id(), session.id));
    this.sessions.reload();
  }

  protected async endAll(name: string): Promise<void> {
    const ended = await this.#confirmations.ask({
      title: $localize`End all sessions of ${name}:name:?`,
      message: $localize`Every browser has to sign in again.`,
      confirmLabel: $localize`End them`,
      run: () => this.#api.send(techniciansEndSessions(this.id())),
    });
    if (ended) this.sessions.reload();
  }

  protected async reset(name: string): Promise<void> {
    const done = await this.#confirmations.ask({
      title: $localize`Reset the one-time codes of ${name}:name:?`,
      message: $localize`Signing in then asks for the password alone. Where codes are required, another app is set up first.`,
      consequences: [$localize`All sessions end`, $localize`App and recovery codes stop working`],
      confirmLabel: $localize`Reset`,
      danger: true,
      run: () => this.#api.send(techniciansResetOneTimeCodes(this.id())),
    });
    if (!done) return;
    this.#toasts.done($localize`The one-time codes of ${name}:name: were reset.`);
    this.person.reload();
    this.sessions.reload();
  }
}

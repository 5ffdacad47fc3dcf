import { Component, computed, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';

import type { EvidenceAddition, EvidenceChanges as Changes, EvidenceRemoval } from '../../api/model';
import { Can } from '../../core/ability/can';
import { ThingLink } from '../../core/ability/thing-link';
import { formatDate, formatNumber } from '../../core/format';
import { Icon } from '../../ui/icon/icon';
import {
  additionText,
  changeSums,
  deedText,
  holderIcons,
  holderKey,
  holderPage,
  holderSubjects,
  removalText,
} from './evidence-words.rules';

/** So many are shown unasked. */
const few = 10;

/** Who came and who went since the previous invoice: who, when and why. */
@Component({
  selector: 'app-evidence-changes',
  imports: [Can, Icon, RouterLink, ThingLink],
  template: `
    @let changes = this.changes();
    @if (changes.since === null) {
      <p class="muted" i18n>
        There is no earlier invoice that charged for this product: there is nothing to compare with.
      </p>
    } @else if (lines().length === 0) {
      <p class="muted" i18n>Nothing has changed since the last invoice, measured on {{ date(changes.since) }}.</p>
    } @else {
      <p>
        <ng-container i18n>Since the last invoice, measured on {{ date(changes.since) }}:</ng-container>
        @if (sums().more > 0) {
          <span class="badge badge-warning">+{{ number(sums().more) }}</span>
        }
        @if (sums().fewer > 0) {
          <span class="badge badge-good">−{{ number(sums().fewer) }}</span>
        }
      </p>
      <ul>
        @for (line of shown(); track line.key) {
          <li>
            <span class="seats" [class.more]="line.more">{{ line.more ? '+' : '−' }}{{ number(line.seats) }}</span
            >&ngsp;
            <app-icon [name]="icons[line.holder.kind]" [size]="14" />
            <span class="what">
              @if (line.present) {
                <app-thing-link
                  [subject]="subjects[line.holder.kind]"
                  [on]="{ organizationId: line.organization.id }"
                  [to]="page(line)"
                  >{{ line.holder.name }}</app-thing-link>&ngsp;
              } @else {
                {{ line.holder.name }} <span class="muted" i18n>(not here any more)</span>&ngsp;
              }
              <span class="muted">{{ line.text }}</span>&ngsp;
              @if (line.deed) {
                <span class="muted"
                  >·
                  <ng-container i18n>by {{ line.deed }}</ng-container>
                  <ng-container *appCan="'read'; subject: 'AuditEvent'">
                    ·
                    <a
                      routerLink="/audit-log"
                      [queryParams]="{ action: line.action, from: line.day }"
                      [attr.aria-label]="activityLabel(line.holder.name)"
                      i18n
                      >Activity</a
                    >
                  </ng-container>
                </span>
              }
            </span>
          </li>
        }
      </ul>
      @if (lines().length > shown().length) {
        <button type="button" class="link" (click)="all.set(true)" i18n>Show all {{ number(lines().length) }}</button>
      }
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 6px;
    }
    li {
      display: flex;
      align-items: baseline;
      gap: 8px;
      padding: 4px 0;
    }
    li + li {
      border-top: 1px solid var(--border);
    }
    .seats {
      flex: none;
      min-width: 32px;
      color: var(--good);
      font-weight: 600;
      text-align: end;
    }
    .seats.more {
      color: var(--warning);
    }
    .what {
      display: flex;
      flex-wrap: wrap;
      gap: 0 8px;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    app-icon {
      align-self: flex-start;
      margin-top: 3px;
    }
    .badge {
      margin-inline-start: 4px;
    }
    .link {
      align-self: start;
    }
  `,
})
export class EvidenceChanges {
  readonly changes = input.required<Changes>();

  protected readonly all = signal(false);
  protected readonly sums = computed(() => changeSums(this.changes()));
  protected readonly lines = computed(() => {
    const { since, added, removed } = this.changes();
    return [
      ...added.map((each) => ({ ...lineOf(each, true), text: additionText(each, since ?? '') })),
      ...removed.map((each) => ({ ...lineOf(each, false), text: removalText(each) })),
    ];
  });
  protected readonly shown = computed(() => (this.all() ? this.lines() : this.lines().slice(0, few)));

  protected readonly date = formatDate;
  protected readonly number = formatNumber;
  protected readonly icons = holderIcons;
  protected readonly subjects = holderSubjects;
  protected readonly page = holderPage;

  protected activityLabel(name: string): string {
    return $localize`Activity of that day around ${name}:holder:`;
  }
}

function lineOf(each: EvidenceAddition | EvidenceRemoval, more: boolean) {
  const { holder, organization, seats, present } = each;
  return {
    key: `${more ? '+' : '-'}${holderKey(holder)}`,
    more,
    holder,
    organization,
    seats,
    present,
    deed: deedText(each),
    action: more ? 'assignment.given' : 'assignment.ended',
    day: each.by?.at.slice(0, 10),
  };
}

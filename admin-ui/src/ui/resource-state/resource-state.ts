import type { HttpResourceRef } from '@angular/common/http';
import { Component, computed, effect, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';

import { Problem } from '../../core/problem/problem';
import { problemMessage } from '../../core/problem/problem-message';
import { RecentItems } from '../../core/recent/recent-items';
import type { Breadcrumb } from '../page-header/page-header';
import { EmptyState } from '../empty-state/empty-state';
import { Icon } from '../icon/icon';
import { Skeleton } from '../skeleton/skeleton';

/**
 * What stands where a page's content will be: bars while it loads, or what went wrong and "Try again".
 *
 * @example
 * ```html
 * @if (organization.hasValue()) { … } @else { <app-resource-state [resource]="organization" /> }
 * ```
 */
@Component({
  selector: 'app-resource-state',
  imports: [EmptyState, Icon, RouterLink, Skeleton],
  template: `
    @if (problem(); as failed) {
      <app-empty-state
        [icon]="failed.status === 404 ? 'search' : 'alert'"
        [heading]="failed.status === 404 ? notFound : failedToLoad"
        [text]="message(failed)"
      >
        @if (back(); as above) {
          <a class="button" [routerLink]="above.link">
            <app-icon name="arrow-left" /> <ng-container i18n>Back to {{ above.label }}</ng-container>
          </a>
        }
        @if (failed.status !== 404) {
          <button type="button" class="button" (click)="resource().reload()">
            <app-icon name="refresh" /> <ng-container i18n>Try again</ng-container>
          </button>
        }
      </app-empty-state>
    } @else {
      <div class="bars" aria-busy="true">
        <span class="visually-hidden" role="status" i18n>Loading</span>
        @for (width of widths; track $index) {
          <app-skeleton [width]="width" />
        }
      </div>
    }
  `,
  styles: `
    .bars {
      display: flex;
      flex-direction: column;
      gap: 16px;
      padding-top: 8px;
    }
  `,
})
export class ResourceState {
  readonly resource = input.required<Pick<HttpResourceRef<unknown>, 'error' | 'reload'>>();
  /** The page above this one: the way on from what is not there. */
  readonly back = input<Breadcrumb | null>(null);

  protected readonly problem = computed(() => {
    const error = this.resource().error();
    return error === undefined ? null : Problem.of(error);
  });
  protected readonly message = problemMessage;
  protected readonly notFound = $localize`Not found`;
  protected readonly failedToLoad = $localize`This could not be loaded`;
  protected readonly widths = ['36%', '62%', '48%', '55%'];

  constructor() {
    const recent = inject(RecentItems);
    const router = inject(Router);
    effect(() => {
      if (this.problem()?.status === 404) recent.forget(router.url);
    });
  }
}

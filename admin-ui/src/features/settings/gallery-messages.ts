import { Component } from '@angular/core';

import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { Skeleton } from '../../ui/skeleton/skeleton';
import { StatusIcon } from '../../ui/status-icon/status-icon';

/** How the panel says how things are. */
@Component({
  selector: 'app-gallery-messages',
  imports: [EmptyState, Icon, Skeleton, StatusIcon],
  template: `
    <section class="card">
      <h3 i18n>States</h3>
      <div class="row">
        <span class="badge" i18n>Archived</span>
        <span class="badge badge-good" i18n>Active</span>
        <span class="badge badge-warning" i18n>Expiring</span>
        <span class="badge badge-danger" i18n>Under-licensed</span>
        <span class="badge badge-accent" i18n>Automatic</span>
        <app-status-icon tone="good" label="Active" i18n-label />
        <app-status-icon tone="warning" label="Expiring" i18n-label />
        <app-status-icon tone="danger" label="Expired" i18n-label />
      </div>
      <p class="notice"><app-icon name="info" /><span i18n>Something to know about what is below.</span></p>
      <p class="notice notice-good"><app-icon name="check" /><span i18n>Everything went well.</span></p>
      <p class="notice notice-warning">
        <app-icon name="alert" /><span i18n>Something that should be looked at soon.</span>
      </p>
      <p class="notice notice-danger">
        <app-icon name="alert" /><span i18n>Something failed, and what to do about it.</span>
      </p>
    </section>
    <section class="card">
      <h3 i18n>While there is nothing to show</h3>
      <div class="lines sample" aria-hidden="true">
        <app-skeleton width="40%" /><app-skeleton width="70%" /><app-skeleton width="55%" />
      </div>
      <app-empty-state
        icon="license"
        heading="No licenses yet"
        i18n-heading
        text="An empty list says what belongs here, and how to begin."
        i18n-text
      />
    </section>
  `,
  styles: `
    :host {
      display: contents;
    }
    h3 {
      margin-bottom: var(--space-3);
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-2);
    }
    .notice {
      margin-top: var(--space-3);
    }
    .lines {
      display: flex;
      flex-direction: column;
      gap: var(--space-3);
    }
  `,
})
export class GalleryMessages {}

import { Component, computed, inject } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';

import { Appearance, type Theme } from '../core/theme';
import { Icon } from '../ui/icon/icon';
import type { IconName } from '../ui/icon/icons';

/** Chooses colours and contrast. */
@Component({
  selector: 'app-theme-toggle',
  imports: [Icon, MatMenu, MatMenuItem, MatMenuTrigger],
  template: `
    <button
      type="button"
      class="button button-icon button-quiet"
      aria-label="Appearance"
      i18n-aria-label
      [matMenuTriggerFor]="menu"
    >
      <app-icon [name]="icon()" />
    </button>
    <mat-menu #menu>
      @for (theme of themes; track theme.value) {
        <button
          type="button"
          mat-menu-item
          role="menuitemradio"
          [attr.aria-checked]="appearance.theme() === theme.value"
          (click)="appearance.theme.set(theme.value)"
        >
          <app-icon [name]="appearance.theme() === theme.value ? 'check' : theme.icon" />
          {{ theme.label }}
        </button>
      }
      <hr class="menu-divider" />
      <button
        type="button"
        mat-menu-item
        role="menuitemcheckbox"
        [attr.aria-checked]="highContrast()"
        (click)="appearance.contrast.set(highContrast() ? 'normal' : 'more')"
      >
        <app-icon [name]="highContrast() ? 'check' : 'eye'" />
        <ng-container i18n>High contrast</ng-container>
      </button>
    </mat-menu>
  `,
})
export class ThemeToggle {
  protected readonly appearance = inject(Appearance);
  protected readonly themes: readonly { value: Theme; label: string; icon: IconName }[] = [
    { value: 'system', label: $localize`As the system`, icon: 'device' },
    { value: 'light', label: $localize`Light`, icon: 'sun' },
    { value: 'dark', label: $localize`Dark`, icon: 'moon' },
  ];
  protected readonly highContrast = computed(() => this.appearance.contrast() === 'more');
  protected readonly icon = computed<IconName>(() => (this.appearance.theme() === 'dark' ? 'moon' : 'sun'));
}

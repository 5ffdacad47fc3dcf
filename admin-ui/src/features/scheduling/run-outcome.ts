import { Component, computed, input } from '@angular/core';

import type { ScheduleRunResponseOutcome } from '../../api/model';
import { StatusIcon } from '../../ui/status-icon/status-icon';
import { outcomeIcons, outcomeTones, outcomeWords } from './schedule-words';

/** How a run went: an icon and the word. */
@Component({
  selector: 'app-run-outcome',
  imports: [StatusIcon],
  template: `
    <app-status-icon [tone]="tone()" [label]="word()" [icon]="icon()" aria-hidden="true" />
    <span>{{ word() }}</span>
  `,
  styles: `
    :host {
      display: inline-flex;
      gap: 6px;
      align-items: center;
      white-space: nowrap;
    }
  `,
})
export class RunOutcome {
  readonly outcome = input.required<ScheduleRunResponseOutcome>();
  protected readonly word = computed(() => outcomeWords[this.outcome()]);
  protected readonly tone = computed(() => outcomeTones[this.outcome()]);
  protected readonly icon = computed(() => outcomeIcons[this.outcome()]);
}

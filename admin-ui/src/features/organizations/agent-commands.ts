import { Component, computed, input, signal } from '@angular/core';

import { CopyField } from '../../ui/copy-field/copy-field';
import { type AgentPlatform, agentCommands, platformOf } from './agent-commands.rules';

/**
 * The commands that enroll a device, one platform at a time.
 *
 * @example
 * ```html
 * <app-agent-commands [inventoryUrl]="token.inventoryUrl" />
 * ```
 */
@Component({
  selector: 'app-agent-commands',
  imports: [CopyField],
  template: `
    <div class="platforms" role="radiogroup" aria-label="Platform" i18n-aria-label>
      @for (option of commands(); track option.platform) {
        <label [class.chosen]="option.platform === platform()">
          <input
            type="radio"
            name="agent-platform"
            class="visually-hidden"
            [checked]="option.platform === platform()"
            (change)="platform.set(option.platform)"
          />
          {{ option.label }}
        </label>
      }
    </div>
    @if (chosen(); as platform) {
      <p class="muted">{{ platform.note }}</p>
      @for (step of platform.steps; track step.label) {
        <div class="step">
          <h3>{{ step.label }}</h3>
          <app-copy-field [label]="step.label" [text]="step.command" />
        </div>
      }
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 10px;
      min-width: 0;
    }
    .platforms {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
    }
    label {
      padding: 3px 10px;
      border: 1px solid var(--border-strong);
      border-radius: 14px;
      color: var(--text-muted);
      font-size: var(--text-size-small);
      cursor: pointer;
    }
    label:hover {
      color: var(--text);
    }
    label:has(:focus-visible) {
      outline: 2px solid var(--focus);
      outline-offset: 2px;
    }
    .chosen {
      border-color: var(--accent);
      background: var(--accent-soft);
      color: var(--accent);
    }
    .step {
      display: flex;
      flex-direction: column;
      gap: 4px;
      min-width: 0;
    }
    h3 {
      font-size: var(--text-size-small);
    }
  `,
})
export class AgentCommands {
  /** Address with the enrollment token. */
  readonly inventoryUrl = input.required<string>();

  protected readonly platform = signal<AgentPlatform>(platformOf(navigator.userAgent));
  protected readonly commands = computed(() => agentCommands(this.inventoryUrl()));
  protected readonly chosen = computed(() => this.commands().find(({ platform }) => platform === this.platform()));
}

import { Component, input, model } from '@angular/core';

import type { ApiRequest } from '../../core/api/api-request';
import { Icon } from '../icon/icon';
import { type EntityOption, EntitySelect } from './entity-select';
import { ValueControl } from './value-control';

/**
 * Picks several things of a list endpoint, one after the other; the value is the picked things in their order.
 *
 * @example
 * ```html
 * <app-field label="Device groups">
 *   <app-entities-select formControlName="groups" [search]="findGroups" [detail]="deviceCountOf" />
 * </app-field>
 * ```
 */
@Component({
  selector: 'app-entities-select',
  imports: [EntitySelect, Icon],
  template: `
    @if (value().length > 0) {
      <ul>
        @for (option of value(); track option.id) {
          <li>
            <span class="text">
              {{ option.name }}
              @if (detail(); as detailOf) {
                <span class="muted small">{{ detailOf(option) }}</span>
              }
            </span>
            <button
              type="button"
              [attr.aria-label]="removeLabel(option)"
              [disabled]="disabled()"
              (click)="remove(option)"
            >
              <app-icon name="close" [size]="12" />
            </button>
          </li>
        }
      </ul>
    }
    <app-entity-select
      adding
      [label]="label()"
      [placeholder]="placeholder()"
      [search]="search()"
      [create]="create()"
      [createLabel]="createLabel()"
      [detail]="detail()"
      [without]="value()"
      (picked)="choose([...value(), $event])"
      (focusout)="left()"
    />
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 6px;
    }
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
    }
    li {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      max-width: 100%;
      padding-inline-start: 8px;
      border-radius: var(--radius-small);
      background: var(--surface-tint);
    }
    .text {
      padding: 3px 0;
    }
    button {
      display: inline-flex;
      align-items: center;
      align-self: stretch;
      padding: 0 7px;
      border: 0;
      border-radius: var(--radius-small);
      background: none;
      color: var(--text-muted);
      cursor: pointer;
    }
    button:hover {
      color: var(--text);
    }
  `,
})
export class EntitiesSelect<Option extends EntityOption> extends ValueControl<readonly Option[]> {
  override readonly value = model<readonly Option[]>([]);
  /** Finds things whose name has the text. */
  readonly search = input.required<(q: string) => ApiRequest<{ readonly items: readonly Option[] }>>();
  /** Makes a thing of this name; answers it, or nothing when it was given up. */
  readonly create = input<(name: string) => Promise<Option | null>>();
  /** What adding is called, as in "Add group". */
  readonly createLabel = input($localize`Add`);
  /** What stands beside a name, as a count. */
  readonly detail = input<(option: Option) => string>();

  protected removeLabel({ name }: Option): string {
    return $localize`Remove ${name}:name:`;
  }

  protected remove({ id }: Option): void {
    this.choose(this.value().filter((option) => option.id !== id));
  }
}

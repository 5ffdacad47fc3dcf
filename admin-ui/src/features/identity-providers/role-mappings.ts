import { Component, input, output } from '@angular/core';
import { type FormArray, type FormControl, type FormGroup, ReactiveFormsModule } from '@angular/forms';

import { type EntityOption, EntitySelect, Field, Input } from '../../ui/form';
import { Icon } from '../../ui/icon/icon';
import type { MappedTo } from './identity-provider.rules';
import { findTechnicianRoles } from '../permissions/role-options';

/** The controls of one mapping. */
export type MappingGroup = FormGroup<{
  claimValue: FormControl<string>;
  mappedTo: FormControl<MappedTo>;
  technicianRole: FormControl<EntityOption | null>;
}>;

/** Which value of the claim makes whom of somebody: one line each, the first that applies counts. */
@Component({
  selector: 'app-role-mappings',
  imports: [EntitySelect, Field, Icon, Input, ReactiveFormsModule],
  template: `
    @if (rows().length > 0) {
      <ol>
        @for (row of rows().controls; track row; let index = $index) {
          <li [formGroup]="row">
            <app-field label="Value of the claim" i18n-label>
              <input appInput formControlName="claimValue" autocomplete="off" spellcheck="false" />
            </app-field>
            <app-field label="Becomes" i18n-label>
              <select appInput formControlName="mappedTo">
                <option value="ROLE" i18n>Technician with a role</option>
                @if (mayAppoint() || row.controls.mappedTo.value === 'ADMINISTRATOR') {
                  <option value="ADMINISTRATOR" i18n>System administrator</option>
                }
              </select>
            </app-field>
            @if (row.controls.mappedTo.value === 'ROLE') {
              <app-field label="Role" i18n-label>
                <app-entity-select formControlName="technicianRole" [search]="findRoles" />
              </app-field>
            } @else {
              <p class="muted small everything" i18n>May do everything.</p>
            }
            <button
              type="button"
              class="button button-icon button-quiet"
              [attr.aria-label]="removeLabel(row.controls.claimValue.value)"
              (click)="removed.emit(index)"
            >
              <app-icon name="close" />
            </button>
          </li>
        }
      </ol>
    }
    <button type="button" class="button button-small" (click)="added.emit()">
      <app-icon name="add" [size]="14" /> <ng-container i18n>Add mapping</ng-container>
    </button>
  `,
  styles: `
    ol {
      margin: 0 0 10px;
      padding: 0;
      border: 1px solid var(--border);
      border-radius: var(--radius);
      list-style: none;
    }
    li {
      display: grid;
      grid-template-columns: repeat(3, minmax(0, 1fr)) auto;
      gap: 10px;
      align-items: start;
      padding: 10px 12px;
    }
    li + li {
      border-top: 1px solid var(--border);
    }
    li > button,
    .everything {
      margin-top: 24px;
    }
    .everything {
      padding-top: 8px;
    }
    @media (width <= 600px) {
      li {
        grid-template-columns: minmax(0, 1fr) auto;
      }
      li > :not(button) {
        grid-column: 1;
      }
      li > button {
        grid-area: 1 / 2;
      }
      .everything {
        margin-top: 0;
        padding-top: 0;
      }
    }
  `,
})
export class RoleMappings {
  readonly rows = input.required<FormArray<MappingGroup>>();
  /** Whether a value may make somebody a system administrator. */
  readonly mayAppoint = input(false);
  readonly added = output();
  readonly removed = output<number>();

  protected readonly findRoles = findTechnicianRoles;

  protected removeLabel(value: string): string {
    return $localize`Remove the mapping of ${value || '…'}:value:`;
  }
}

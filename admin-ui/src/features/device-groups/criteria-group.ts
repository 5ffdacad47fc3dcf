import { Component, computed, input, output } from '@angular/core';

import type { FieldProblem } from '../../core/problem/problem';
import { Icon } from '../../ui/icon/icon';
import { childPath, innerPath, newCriterion, newGroup } from './criteria.rules';
import type { CriteriaGroup, CriteriaNode } from './criteria.types';
import { groupWords } from './criteria-words.rules';
import { CriterionRow } from './criterion-row';

/** How deep the server lets criteria nest, each `not` counted. */
const deepestNesting = 8;

const matches = [
  { match: 'all', negated: false },
  { match: 'any', negated: false },
  { match: 'any', negated: true },
  { match: 'all', negated: true },
] as const;

/** Criteria that are combined, and groups among them. */
@Component({
  selector: 'app-criteria-group',
  imports: [CriterionRow, Icon],
  host: { role: 'group', '[attr.aria-label]': 'words()', '[class.nested]': 'depth() > 0' },
  template: `
    <div class="head">
      <select
        #match
        class="input"
        aria-label="How these criteria are combined"
        i18n-aria-label
        (change)="chooseMatch(match.selectedIndex)"
      >
        @for (choice of matches; track $index) {
          <option [selected]="choice.match === group().match && choice.negated === group().negated">
            {{ choice.label }}
          </option>
        }
      </select>
      @if (depth() > 0) {
        <button
          type="button"
          class="button button-icon button-quiet"
          aria-label="Remove group"
          i18n-aria-label
          (click)="removed.emit()"
        >
          <app-icon name="close" />
        </button>
      }
    </div>
    @for (child of group().children; track child.key) {
      @if (child.kind === 'group') {
        <app-criteria-group
          [group]="child"
          [depth]="depth() + 1"
          [path]="paths()[$index] ?? ''"
          [problems]="problems()"
          [checked]="checked()"
          (changed)="replace(child, $event)"
          (removed)="replace(child, null)"
        />
      } @else {
        <app-criterion-row
          [criterion]="child"
          [path]="paths()[$index] ?? ''"
          [problems]="problems()"
          [checked]="checked()"
          (changed)="replace(child, $event)"
          (removed)="replace(child, null)"
        />
      }
    } @empty {
      <p class="muted">
        @if (depth() === 0) {
          <ng-container i18n>Without criteria every device is in the group.</ng-container>
        } @else {
          <ng-container i18n>Add a criterion, or remove this group.</ng-container>
        }
      </p>
    }
    @if (message(); as text) {
      <p class="error" role="alert"><app-icon name="alert" [size]="14" /> {{ text }}</p>
    }
    <div class="add">
      <button type="button" class="button button-small" (click)="addCriterion()">
        <app-icon name="add" [size]="14" /> <ng-container i18n>Criterion</ng-container>
      </button>
      @if (depth() < deepest) {
        <button type="button" class="button button-small button-quiet" (click)="addGroup()">
          <app-icon name="add" [size]="14" /> <ng-container i18n>Group</ng-container>
        </button>
      }
    </div>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 10px;
      min-width: 0;
    }
    :host(.nested) {
      padding: 10px 12px;
      border: 1px solid var(--border);
      border-inline-start: 3px solid var(--border-strong);
      border-radius: var(--radius);
      background: color-mix(in srgb, var(--surface-recessed) 60%, transparent);
    }
    .head {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 8px;
    }
    .head .input {
      width: 190px;
      font-weight: 500;
    }
    .add {
      display: flex;
      gap: 6px;
    }
    .error {
      display: flex;
      gap: 5px;
      color: var(--danger);
      font-size: var(--text-size-small);
      line-height: 16px;
    }
  `,
})
export class CriteriaGroupEditor {
  readonly group = input.required<CriteriaGroup>();
  /** 0 for the whole tree. */
  readonly depth = input(0);
  /** Where it stands in the criteria of the API. */
  readonly path = input.required<string>();
  readonly problems = input.required<readonly FieldProblem[]>();
  readonly checked = input(false);
  readonly changed = output<CriteriaGroup>();
  readonly removed = output();

  protected readonly matches = matches.map((match) => ({ ...match, label: groupWords(match) }));
  protected readonly deepest = deepestNesting;
  protected readonly words = computed(() => groupWords(this.group()));
  protected readonly paths = computed(() =>
    this.group().children.map((_child, index) => childPath(this.group(), this.path(), index)),
  );
  protected readonly message = computed(() => {
    const path = innerPath(this.group(), this.path());
    const own = new Set([this.path(), path, `${path}.${this.group().match}`]);
    return this.problems().find(({ field }) => own.has(field))?.message ?? null;
  });

  protected chooseMatch(index: number): void {
    const choice = matches[index];
    if (choice) this.changed.emit({ ...this.group(), ...choice });
  }

  protected replace(child: CriteriaNode, by: CriteriaNode | null): void {
    const children = this.group().children.flatMap((other) => (other !== child ? [other] : by ? [by] : []));
    this.changed.emit({ ...this.group(), children });
  }

  protected addCriterion(): void {
    this.#add(newCriterion());
  }

  protected addGroup(): void {
    this.#add(newGroup([newCriterion()], this.group().match === 'all' ? 'any' : 'all'));
  }

  #add(child: CriteriaNode): void {
    this.changed.emit({ ...this.group(), children: [...this.group().children, child] });
  }
}

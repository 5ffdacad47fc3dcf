import { Component, computed, input } from '@angular/core';

import { criteriaInWords } from './criteria-words.rules';
import type { CriteriaNode } from './criteria.types';

/** Criteria in words: what must hold, with what stands below a group indented. */
@Component({
  selector: 'app-criteria-text',
  template: `
    @let line = words();
    <p>
      {{ line.text }}
      @for (value of line.values; track $index) {
        <span class="badge">{{ value }}</span>
      }
    </p>
    @if (children().length > 0) {
      <ul>
        @for (child of children(); track child.key) {
          <li><app-criteria-text [node]="child" /></li>
        }
      </ul>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    p {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 6px;
    }
    .badge {
      max-width: 100%;
      overflow-wrap: anywhere;
      white-space: normal;
    }
    ul {
      display: flex;
      flex-direction: column;
      gap: 6px;
      margin-top: 6px;
      padding-inline-start: 14px;
      border-inline-start: 2px solid var(--border);
    }
  `,
})
export class CriteriaText {
  readonly node = input.required<CriteriaNode>();

  protected readonly words = computed(() => criteriaInWords(this.node()));
  protected readonly children = computed(() => {
    const node = this.node();
    return node.kind === 'group' ? node.children : [];
  });
}

import { Component, computed, inject, input } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';

import { endUserRolesCreate, endUserRolesList } from '../../api/end-user-roles';
import { technicianRolesCreate, technicianRolesList } from '../../api/technician-roles';
import { Abilities } from '../../core/ability/abilities';
import { Api } from '../../core/api/api';
import { EntitiesSelect, Field } from '../../ui/form';
import { personCountText } from '../../core/counts';
import type { RoleOption, RolesForm } from './license-form.model';
import { MatchSelect } from './match-select';

const offered = 20;

/** What the two sections are called, and where their roles come from. */
const sections = {
  endUsers: {
    subject: 'EndUserRole',
    legend: $localize`End users: the person has`,
    rest: $localize`these roles`,
    add: $localize`Add end-user role`,
    search: $localize`Add end-user role: search by name`,
    list: endUserRolesList,
    create: endUserRolesCreate,
  },
  technicians: {
    subject: 'TechnicianRole',
    legend: $localize`Technicians: the person has any of these roles`,
    rest: '',
    add: $localize`Add technician role`,
    search: $localize`Add technician role: search by name`,
    list: technicianRolesList,
    create: technicianRolesCreate,
  },
} as const;

/** The roles of a rule, of end users or of technicians, each with how many people have it. */
@Component({
  selector: 'app-rule-roles',
  imports: [EntitiesSelect, Field, MatchSelect, ReactiveFormsModule],
  template: `
    <fieldset [formGroup]="form()">
      <legend>
        <span>{{ words().legend }}</span>
        @if (of() === 'endUsers') {
          <app-match-select formControlName="match" label="Any or all of the end-user roles" i18n-label />
          <span>{{ words().rest }}</span>
        }
      </legend>
      <app-field>
        <app-entities-select
          formControlName="roleIds"
          [label]="words().add"
          [placeholder]="words().search"
          [search]="find()"
          [create]="create()"
          [createLabel]="words().add"
          [detail]="detailOf"
        />
      </app-field>
    </fieldset>
  `,
  styleUrl: './rule-section.scss',
})
export class RuleRoles {
  readonly #abilities = inject(Abilities);
  readonly #api = inject(Api);

  /** Which of the sections. */
  readonly of = input.required<keyof typeof sections>();
  readonly form = input.required<RolesForm>();

  protected readonly words = computed(() => sections[this.of()]);
  protected readonly find = computed(() => {
    const { list } = this.words();
    return (q: string) => list({ q, pageSize: offered, sort: '-personCount,name' });
  });
  protected readonly create = computed(() => {
    const { create, subject } = this.words();
    return this.#abilities.can('create', subject) ? (name: string) => this.#api.send(create({ name })) : undefined;
  });
  protected readonly detailOf = ({ personCount }: RoleOption): string => personCountText(personCount);
}

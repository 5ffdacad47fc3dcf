import { Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';

import type { TitleDetailResponse, TitleProductKind, TitleResponse } from '../../api/model';
import { softwareList } from '../../api/software';
import { titlesMap } from '../../api/titles';
import { Api } from '../../core/api/api';
import { deviceCountText } from '../../core/counts';
import { options, productKindWords } from '../../core/words';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { EntitySelect, Field, FormSection, Input } from '../../ui/form';
import { type ProductOption, mappingOf, newProductId } from './map.rules';
import { productText } from './software-words';

const longestName = 200;

/** A title as it is then, and whether its product was made for it. */
interface MappedTitle {
  readonly title: TitleDetailResponse;
  readonly madeProduct: boolean;
}

/** Maps a title to another product, or to a new one. */
@Component({
  selector: 'app-map-form',
  imports: [DialogFrame, EntitySelect, Field, FormSection, Input, ReactiveFormsModule],
  template: `
    <app-dialog heading="Map title" i18n-heading submitLabel="Map" i18n-submitLabel [form]="form" [submit]="submit">
      <div class="title">
        <p class="muted small" i18n>As the agent reported it</p>
        <p class="name">{{ data.title.name }}</p>
        <p class="muted">{{ data.title.publisher ?? '' }}</p>
        <p class="muted" i18n>Now stands for {{ present }}.</p>
      </div>
      <app-form-section [formGroup]="form">
        <app-field label="Product" i18n-label [hint]="productHint()">
          <app-entity-select
            formControlName="product"
            placeholder="Search products, or type a new name"
            i18n-placeholder
            [search]="findProducts"
            [create]="newProduct"
            createLabel="New product"
            i18n-createLabel
            [detail]="detailOf"
            [without]="[data.title.product]"
          />
        </app-field>
        @if (isNew()) {
          <app-field label="Publisher" i18n-label hint="Empty when nobody knows who makes it." i18n-hint>
            <input appInput formControlName="publisher" />
          </app-field>
          <app-field label="Kind" i18n-label>
            <select appInput formControlName="kind">
              @for (option of kinds; track option.value) {
                <option [value]="option.value">{{ option.label }}</option>
              }
            </select>
          </app-field>
        }
      </app-form-section>
    </app-dialog>
  `,
  styles: `
    .title {
      margin-bottom: var(--space-4);
      overflow-wrap: anywhere;
    }
    .name {
      font-weight: 500;
    }
    app-form-section {
      min-height: 212px;
    }
  `,
})
export class MapForm implements DialogContent {
  readonly #api = inject(Api);
  readonly data = dialogData<{ readonly title: TitleResponse }>();

  protected readonly kinds = options(productKindWords);
  protected readonly present = productText(this.data.title.product);

  readonly #forms = inject(NonNullableFormBuilder);
  protected readonly form = this.#forms.group({
    product: this.#forms.control<ProductOption | null>(null, Validators.required),
    publisher: [this.data.title.product.publisher ?? '', Validators.maxLength(longestName)],
    kind: this.#forms.control<TitleProductKind>(this.data.title.product.kind),
  });
  readonly #product = toSignal(this.form.controls.product.valueChanges, { initialValue: null });
  protected readonly isNew = computed(() => this.#product()?.id === newProductId);
  protected readonly productHint = computed(() =>
    this.isNew()
      ? $localize`A new product of this name is made.`
      : $localize`The mapping stays, whatever rules are made later.`,
  );

  protected readonly findProducts = (q: string) => softwareList({ q, sort: '-deviceCount', pageSize: 20 });
  protected readonly newProduct = (name: string): Promise<ProductOption> =>
    Promise.resolve({ id: newProductId, name, publisher: null, deviceCount: 0 });
  protected readonly detailOf = ({ publisher, deviceCount }: ProductOption): string =>
    [publisher, deviceCountText(deviceCount)].filter((part) => part !== null).join(' · ');

  readonly submit = async (): Promise<MappedTitle> => {
    const { product, publisher, kind } = this.form.getRawValue();
    const chosen = product ?? { id: newProductId, name: '', publisher: null, deviceCount: 0 };
    const { id, version } = this.data.title;
    const title = await this.#api.send(titlesMap(id, mappingOf(chosen, { publisher, kind })), { ifMatch: version });
    return { title, madeProduct: this.isNew() };
  };
}

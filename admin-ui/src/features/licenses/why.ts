import { Component, ElementRef, Injector, afterNextRender, computed, inject, signal } from '@angular/core';
import { Router } from '@angular/router';

import type { LicenseResponse } from '../../api/model';
import { apiResource } from '../../core/api/api-resource';
import { type DialogContent, DialogFrame, dialogData } from '../../ui/dialog';
import { EntitySelect, Field } from '../../ui/form';
import { holderWords } from './holder-words';
import { type Holder, findExplainable, holderDetail, readHolder } from './holders';
import type { HolderKind } from './license-kinds.rules';
import { WhyAnswer } from './why-answer';
import { whyParameter } from './why-in-address';

const offered = 20;

/** What is explained: whom the license can be held by, and whom the address names. */
interface WhyData {
  readonly license: Pick<LicenseResponse, 'id' | 'name'>;
  readonly kind: HolderKind;
  readonly holderId: number | null;
}

/** Why somebody or something holds a seat of a license, or why not: asks for whom, and shows every check. */
@Component({
  selector: 'app-why',
  imports: [DialogFrame, EntitySelect, Field, WhyAnswer],
  template: `
    <app-dialog [heading]="heading" size="medium" [submits]="false" [submit]="submit">
      @if (choosing()) {
        <app-field [label]="words.one">
          <app-entity-select
            [value]="holder()"
            [search]="find"
            [detail]="detailOf"
            [clearable]="false"
            [placeholder]="words.search"
            (valueChange)="ask($event)"
          />
        </app-field>
      } @else {
        <div class="holder">
          <div>
            <strong>{{ holder()?.name ?? '…' }}</strong>
            @if (holder(); as shown) {
              <p class="muted">{{ detailOf(shown) }}</p>
            }
          </div>
          <button type="button" class="button button-small" (click)="choose()">{{ words.another }}</button>
        </div>
      }
      @if (holderId(); as id) {
        <app-why-answer [licenseId]="data.license.id" [kind]="data.kind" [holderId]="id" [holder]="holder()" />
      } @else {
        <p class="muted intro">{{ words.choose }}</p>
      }
    </app-dialog>
  `,
  styles: `
    .holder {
      display: flex;
      align-items: flex-start;
      justify-content: space-between;
      gap: 16px;
      min-height: 40px;
    }
    .intro {
      min-height: 180px;
      margin-top: var(--space-4);
    }
  `,
})
export class Why implements DialogContent {
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #injector = inject(Injector);
  readonly #router = inject(Router);
  readonly data = dialogData<WhyData>();
  readonly submit = (): Promise<void> => Promise.resolve();

  protected readonly words = holderWords[this.data.kind];
  protected readonly heading = $localize`Why? ${this.data.license.name}:license:`;
  protected readonly holderId = signal(this.data.holderId);
  /** Whether it is asked for whom. Whom the address names is only shown: a field would open its list over the answer. */
  protected readonly choosing = signal(this.data.holderId === null);

  /** Names whom an address asked about. */
  readonly #named = apiResource(() => {
    const id = this.holderId();
    return id === null || this.#picked()?.id === id ? undefined : readHolder(this.data.kind, id);
  });
  readonly #picked = signal<Holder | null>(null);
  protected readonly holder = computed<Holder | null>(() => {
    const picked = this.#picked();
    if (picked) return picked;
    return this.#named.hasValue() ? (this.#named.value() ?? null) : null;
  });

  protected readonly find = (q: string) => findExplainable(this.data.kind, { q, pageSize: offered });
  protected readonly detailOf = holderDetail;

  /** Asks for another one; the field takes the focus that the button had. */
  protected choose(): void {
    this.choosing.set(true);
    afterNextRender(() => this.#host.nativeElement.querySelector('input')?.focus(), { injector: this.#injector });
  }

  /** The address names whom it is about, so that it can be sent to somebody. */
  protected ask(holder: Holder | null): void {
    if (!holder || holder.id === this.holderId()) return;
    this.#picked.set(holder);
    this.holderId.set(holder.id);
    void this.#router.navigate([], {
      queryParams: { [whyParameter]: holder.id },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }
}

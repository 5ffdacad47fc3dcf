import { Injectable, inject } from '@angular/core';

import { billingAgreementsUpdate } from '../../api/billing-agreements';
import type { BillingAgreementResponse, UpdateBillingAgreementRequest } from '../../api/model';
import { Api } from '../../core/api/api';
import { formatDate } from '../../core/format';
import { Problem } from '../../core/problem/problem';
import { Confirmations } from '../../ui/dialog';

/** Saves changes of agreements, and asks where days would be billed again. */
@Injectable({ providedIn: 'root' })
export class AgreementChanges {
  readonly #api = inject(Api);
  readonly #confirmations = inject(Confirmations);

  /** @throws Problem what the server refuses, also days that are billed already where nobody agrees to that */
  async save(
    agreement: BillingAgreementResponse,
    request: UpdateBillingAgreementRequest,
  ): Promise<BillingAgreementResponse> {
    try {
      return await this.#send(agreement, request);
    } catch (error) {
      const problem = Problem.of(error);
      if (problem.code !== overlap) throw problem;
      return this.#saveAgain(agreement, request, problem);
    }
  }

  async #saveAgain(
    agreement: BillingAgreementResponse,
    request: UpdateBillingAgreementRequest,
    problem: Problem,
  ): Promise<BillingAgreementResponse> {
    let saved: BillingAgreementResponse | undefined;
    const date = formatDate(request.nextBillOn);
    await this.#confirmations.ask({
      title: $localize`Bill days a second time?`,
      message: $localize`Some of the days that the invoice of ${date}:date: is about were billed already.`,
      consequences: [
        $localize`Invoices that were made stay as they are.`,
        $localize`Days that both are about are charged twice, unless you give one of them back by a credit note.`,
      ],
      confirmLabel: $localize`Bill them again`,
      cancelLabel: $localize`Choose another day`,
      danger: true,
      run: async () => {
        saved = await this.#send(agreement, { ...request, confirmOverlap: true });
      },
    });
    if (!saved) throw problem;
    return saved;
  }

  #send({ id, version }: BillingAgreementResponse, request: UpdateBillingAgreementRequest) {
    return this.#api.send(billingAgreementsUpdate(id, request), { ifMatch: version });
  }
}

const overlap = 'agreement.overlap';

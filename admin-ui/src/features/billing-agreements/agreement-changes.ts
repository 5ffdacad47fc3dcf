import { Injectable, inject } from '@angular/core';

import { billingAgreementsActivate, billingAgreementsUpdate } from '../../api/billing-agreements';
import type { BillingAgreementResponse, UpdateBillingAgreementRequest } from '../../api/model';
import { Api } from '../../core/api/api';
import { formatDate, formatNumber } from '../../core/format';
import { Problem } from '../../core/problem/problem';
import { type Confirmation, Confirmations } from '../../ui/dialog';

/** What somebody may agree to, as the server takes it. */
type Flag = 'confirmOverlap' | 'confirmGap' | 'confirmOverdue' | 'confirmRates';
type Agreed = Partial<Record<Flag, true>>;

/** What is about to be done: dates are those that are known. */
interface Change {
  /** Somebody chose it. */
  readonly nextBillOn?: string | null;
  /** First day that no invoice is about, of an agreement that begins to be billed as it is. */
  readonly beginsFrom?: string;
}

/** What is asked where the server wants to be told that something is meant. */
interface Question {
  readonly flag: Flag;
  readonly ask: (problem: Problem, change: Change) => Omit<Confirmation, 'run'>;
}

/** Changes agreements, and asks where money would be charged twice, not at all, or much of it at once. */
@Injectable({ providedIn: 'root' })
export class AgreementChanges {
  readonly #api = inject(Api);
  readonly #confirmations = inject(Confirmations);

  /** @throws Problem what the server refuses, also what nobody agrees to */
  save(
    { id, version }: BillingAgreementResponse,
    request: UpdateBillingAgreementRequest,
  ): Promise<BillingAgreementResponse> {
    const send = (agreed: Agreed) =>
      this.#api.send(billingAgreementsUpdate(id, { ...request, ...agreed }), { ifMatch: version });
    return this.#asking(send, request.nextBillOn === undefined ? {} : { nextBillOn: request.nextBillOn });
  }

  /** @throws Problem what the server refuses, also more invoices at once than somebody agrees to */
  activate({ id, version, nextStartOn }: BillingAgreementResponse): Promise<BillingAgreementResponse> {
    const send = async ({ confirmOverdue }: Agreed) => {
      try {
        const request = billingAgreementsActivate(id, confirmOverdue ? { confirmOverdue } : {});
        return await this.#api.send(request, { ifMatch: version });
      } catch (error) {
        const problem = Problem.of(error);
        throw onlyCode(problem) === 'exchange-rate.stale' ? rateToEnter() : problem;
      }
    };
    return this.#asking(send, { beginsFrom: nextStartOn });
  }

  async #asking(
    send: (agreed: Agreed) => Promise<BillingAgreementResponse>,
    change: Change,
  ): Promise<BillingAgreementResponse> {
    const agreed: Agreed = {};
    for (;;) {
      try {
        return await send(agreed);
      } catch (error) {
        const problem = Problem.of(error);
        const question = questionOf(problem);
        if (!question || agreed[question.flag]) throw problem;
        if (!(await this.#agrees(question.ask(problem, change)))) throw problem;
        agreed[question.flag] = true;
      }
    }
  }

  async #agrees(question: Omit<Confirmation, 'run'>): Promise<boolean> {
    let agrees = false;
    await this.#confirmations.ask({
      ...question,
      run: () => {
        agrees = true;
        return Promise.resolve();
      },
    });
    return agrees;
  }
}

const questions: Readonly<Record<string, Question>> = {
  'agreement.overlap': {
    flag: 'confirmOverlap',
    ask: (_problem, { nextBillOn }) => ({
      title: $localize`Bill days a second time?`,
      message: $localize`Some of the days that the invoice of ${formatDate(nextBillOn)}:date: is about were billed already.`,
      consequences: [
        $localize`Invoices that were made stay as they are.`,
        $localize`Days that both are about are charged twice, unless you give one of them back by a credit note.`,
      ],
      confirmLabel: $localize`Bill them again`,
      cancelLabel: $localize`Choose another day`,
      danger: true,
    }),
  },
  'agreement.gap': {
    flag: 'confirmGap',
    ask: (_problem, { nextBillOn }) => ({
      title: $localize`Leave days out?`,
      message: $localize`If the next invoice is that of ${formatDate(nextBillOn)}:date:, no invoice is about some days before it.`,
      consequences: [$localize`What was used on these days is charged to nobody.`],
      confirmLabel: $localize`Leave them out`,
      cancelLabel: $localize`Choose another day`,
      danger: true,
    }),
  },
  'agreement.overdue': {
    flag: 'confirmOverdue',
    ask: ({ members }, { beginsFrom }) => ({
      ...overdueWords(members['overduePeriods'], beginsFrom),
      consequences: [$localize`Each invoice takes a number, which it keeps.`],
      confirmLabel: $localize`Bill them all`,
      ...(beginsFrom === undefined ? { cancelLabel: $localize`Choose another day` } : {}),
      danger: true,
    }),
  },
  'exchange-rate.stale': {
    flag: 'confirmRates',
    ask: () => ({
      title: $localize`Keep the exchange rate?`,
      message: $localize`A currency has changed, and the exchange rate is still that of the currencies before.`,
      consequences: [$localize`Costs, and prices that follow them, are converted at this rate on every invoice.`],
      confirmLabel: $localize`Keep the rate`,
      cancelLabel: $localize`Enter another rate`,
      danger: true,
    }),
  },
};

/** The server counts no further. */
const mostOverdue = 1_000;

/** How many invoices are about to be made, and since when, as far as that is known. */
function overdueWords(periods: unknown, from: string | undefined): Pick<Confirmation, 'title' | 'message'> {
  if (typeof periods !== 'number') {
    return {
      title: $localize`Bill several periods at once?`,
      message: $localize`More than one period is due. The next run makes an invoice of each.`,
    };
  }
  const count = periods < mostOverdue ? formatNumber(periods) : $localize`${formatNumber(mostOverdue)}:count: or more`;
  return {
    title: $localize`Bill ${count}:count: periods at once?`,
    message:
      from === undefined
        ? $localize`The next run makes ${count}:count: invoices: one for each period that is due.`
        : $localize`The next run makes ${count}:count: invoices: one for each period that is due, from ${formatDate(from)}:day: on.`,
  };
}

/** An activation takes no agreement to a rate: it is entered, or kept, with the products. */
function rateToEnter(): Problem {
  return Problem.told(
    $localize`The exchange rate of a product was entered for other currencies. Close this, enter the rate under “Edit products”, and activate the agreement then.`,
  );
}

/** What a refusal asks, if it is nothing but a question. */
function questionOf(problem: Problem): Question | undefined {
  const only = onlyCode(problem);
  return only === undefined ? undefined : questions[only];
}

/** The code of all that is wrong, where it is one. */
function onlyCode({ code, errors }: Problem): string | undefined {
  const codes = new Set([...errors.map((error) => error.code), ...(errors.length === 0 ? [code] : [])]);
  const [only] = codes;
  return codes.size === 1 ? only : undefined;
}

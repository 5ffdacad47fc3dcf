import type { FieldError } from '../../platform/http/app-error.js';

/** Whether a license renews itself on a day, or ends on it. */
export const renewalKinds = ['RENEWS', 'EXPIRES'] as const;
export type RenewalKind = (typeof renewalKinds)[number];

/** Days from the first to the last, both of them included; calendar dates. */
export interface Period {
  from: string;
  to: string;
}

/** How many months are shown unless something else is asked for. */
const usualMonths = 12;

/** The longest time that is looked ahead. */
const mostMonths = 60;

/** The days that are asked for: from today and twelve months on, unless said otherwise. */
export function periodOf(asked: Partial<Period>, today: Temporal.PlainDate): Period {
  const from = asked.from ?? today.toString();
  return { from, to: asked.to ?? Temporal.PlainDate.from(from).add({ months: usualMonths }).toString() };
}

/** What is wrong with the days that are asked for. */
export function periodErrors({ from, to }: Period): FieldError[] {
  if (to < from) return [{ field: 'to', code: 'date.order', message: 'The last day is before the first one.' }];
  if (Temporal.PlainDate.from(from).add({ months: mostMonths }).toString() < to) {
    const message = `At most ${mostMonths} months are shown at once. Choose days that are closer to each other.`;
    return [{ field: 'to', code: 'range.too-long', message }];
  }
  return [];
}

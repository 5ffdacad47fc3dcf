/** How far the overview looks ahead for renewals, both ends included. */
export const renewalDays = 90;

/** A device that was not heard of for so long is out of sight. */
export const unseenDays = 30;

/** Publishers of a currency that are told apart; the others are one. */
export const mostPublishers = 12;

/** How many months of spending are shown, the present one included. */
export const spendMonths = 12;

/** How many days of usage are shown, today included. */
export const usageDays = 90;

/** How many things that were done last are named. */
export const recentEvents = 7;

/** Calendar days, as text. */
export interface DashboardDays {
  today: string;
  /** The last day of renewals. */
  renewalsTo: string;
  /** Devices that reported last before this day are out of sight. */
  seenFrom: string;
  /** The first day of the first month of spending. */
  spendFrom: string;
  usageFrom: string;
}

/** The days that the overview is of. */
export function dashboardDays(today: Temporal.PlainDate): DashboardDays {
  return {
    today: today.toString(),
    renewalsTo: today.add({ days: renewalDays }).toString(),
    seenFrom: today.subtract({ days: unseenDays }).toString(),
    spendFrom: today
      .with({ day: 1 })
      .subtract({ months: spendMonths - 1 })
      .toString(),
    usageFrom: today.subtract({ days: usageDays - 1 }).toString(),
  };
}

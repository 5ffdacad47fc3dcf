/** What is said about a word, and where the guide says more. */
export interface HelpText {
  readonly word: string;
  readonly text: string;
  /** Page and section of the guide. */
  readonly guide: string;
}

/** Words that people stumble over, explained once for the whole panel. */
export const helpTexts = {
  assignmentMode: {
    word: $localize`Automatic and manual`,
    text: $localize`Automatic: a rule gives and ends seats as soon as facts change. Manual: people give and end them.`,
    guide: 'licenses#choose-a-type',
  },
  scope: {
    word: $localize`Scope`,
    text: $localize`Where the license may be used. Only what is in scope can hold a seat: everything, or some organizations and locations.`,
    guide: 'licenses#choose-the-scope',
  },
  quantity: {
    word: $localize`Purchased quantity`,
    text: $localize`How many seats you own. It is the sum of all purchases, so it changes by adding one, never by overwriting it.`,
    guide: 'licenses#change-the-quantity',
  },
  compliance: {
    word: $localize`Compliance`,
    text: $localize`Compliant: fewer seats are in use than purchased. Full: exactly as many. Under-licensed: more.`,
    guide: 'licenses#read-the-compliance',
  },
  enforceQuantity: {
    word: $localize`Enforce quantity`,
    text: $localize`A seat beyond the quantity is refused. Without it over-use is allowed, shown and reported as an alert.`,
    guide: 'licenses#refuse-seats-beyond-the-quantity',
  },
  allocations: {
    word: $localize`Allocations`,
    text: $localize`Shares of the quantity that are reserved for organizations. Over-use is then judged for each of them, too.`,
    guide: 'licenses#reserve-a-part-for-an-organization',
  },
  exceptions: {
    word: $localize`Exceptions`,
    text: $localize`Devices, people or locations that always get a seat, or never, whatever the rule says.`,
    guide: 'seats#make-an-exception',
  },
  assignmentRule: {
    word: $localize`Assignment rule`,
    text: $localize`Sections are combined with “and”: a device must satisfy all of them. A rule without a section gives no seats.`,
    guide: 'licenses#build-a-rule',
  },
  versionRange: {
    word: $localize`Version range`,
    text: $localize`Which versions count, as in “>=2021 <2025”. Empty: all of them.`,
    guide: 'licenses#limit-the-versions',
  },
  softwareFilter: {
    word: $localize`Software filter`,
    text: $localize`Conditions on what else is installed, such as “does not contain any of”: for suites and free viewers.`,
    guide: 'licenses#ask-for-other-software',
  },
  noticeDays: {
    word: $localize`Notice days`,
    text: $localize`How many days before the expiration an alert opens. Several are told one after another: 90, 30, 7.`,
    guide: 'renewals#be-told-in-time',
  },
  autoRenew: {
    word: $localize`Auto-renewal`,
    text: $localize`On the expiration day the next term begins by itself, with a renewal at the same cost in the list of purchases.`,
    guide: 'renewals#renew-a-license',
  },
  nearlyFull: {
    word: $localize`Nearly full`,
    text: $localize`An alert opens once this share of the quantity is in use, so that you can buy before seats run out.`,
    guide: 'alerts#be-told-before-seats-run-out',
  },
  reviewQueue: {
    word: $localize`Review queue`,
    text: $localize`Titles that no rule knew. Confirm the product that was made of each, or map it to another one.`,
    guide: 'software#look-through-the-review-queue',
  },
  softwareRule: {
    word: $localize`Rules`,
    text: $localize`Say which product a title stands for, also for titles that are yet to come. The first rule that matches counts.`,
    guide: 'software#add-a-rule-for-a-name',
  },
  enrollmentToken: {
    word: $localize`Enrollment token`,
    text: $localize`The key with which inventory agents report devices to this location, and nothing else. It is shown once and can be revoked.`,
    guide: 'devices#let-an-agent-report',
  },
  deviceGroup: {
    word: $localize`Device group`,
    text: $localize`A saved search: devices belong to it as long as they match. Rules of licenses and billing can use it.`,
    guide: 'devices#make-a-device-group',
  },
  permissionLevels: {
    word: $localize`Levels`,
    text: $localize`Each level includes viewing. “Delete” does not include creating; “full” is everything. Each area has a default and exceptions for organizations.`,
    guide: 'permissions#make-a-role',
  },
  quantitySource: {
    word: $localize`Quantity source`,
    text: $localize`What is counted on the measuring date: a fixed number, devices, end users, or the seats of a license.`,
    guide: 'billing#choose-what-is-counted',
  },
  costSource: {
    word: $localize`Cost source`,
    text: $localize`A fixed cost, or that of the license: its cost per unit, spread over its term to the billing interval.`,
    guide: 'billing#choose-the-cost',
  },
  includedCount: {
    word: $localize`Included count`,
    text: $localize`So many cost nothing: billed is what is counted beyond it.`,
    guide: 'billing#include-some',
  },
  billingTiming: {
    word: $localize`Billing timing`,
    text: $localize`In advance: billed on the first day of a period for what is there then. In arrears: after its end, for what was there on its last day.`,
    guide: 'billing#choose-the-timing',
  },
  channel: {
    word: $localize`Channel`,
    text: $localize`Where notifications go: e-mail addresses, or a webhook, also of Slack or Teams. What fails is tried again and shown.`,
    guide: 'notifications#add-a-channel',
  },
} as const satisfies Readonly<Record<string, HelpText>>;

/** A word that is explained. */
export type HelpTopic = keyof typeof helpTexts;

/** Pages of the guide. */
type GuidePage =
  | 'licenses'
  | 'seats'
  | 'renewals'
  | 'alerts'
  | 'software'
  | 'devices'
  | 'people'
  | 'permissions'
  | 'billing'
  | 'notifications';

/** What is said about a word, and where the guide says more. */
export interface HelpText {
  readonly word: string;
  readonly text: string;
  readonly page: GuidePage;
  readonly anchor: string;
}

/** Words that people stumble over, explained once for the whole panel. */
export const helpTexts = {
  assignmentMode: {
    word: $localize`Automatic and manual`,
    text: $localize`Automatic: a rule gives and ends seats as soon as facts change. Manual: people give and end them.`,
    page: 'seats',
    anchor: 'automatic-and-manual',
  },
  scope: {
    word: $localize`Scope`,
    text: $localize`Where the license may be used. Only what is in scope can hold a seat: everything, or some organizations and locations.`,
    page: 'licenses',
    anchor: 'scope',
  },
  quantity: {
    word: $localize`Purchased quantity`,
    text: $localize`How many seats you own. It is the sum of all purchases, so it changes by adding one, never by overwriting it.`,
    page: 'licenses',
    anchor: 'quantity',
  },
  compliance: {
    word: $localize`Compliance`,
    text: $localize`Compliant: fewer seats are in use than purchased. Full: exactly as many. Under-licensed: more.`,
    page: 'licenses',
    anchor: 'compliance',
  },
  enforceQuantity: {
    word: $localize`Enforce quantity`,
    text: $localize`A seat beyond the quantity is refused. Without it over-use is allowed, shown and reported as an alert.`,
    page: 'seats',
    anchor: 'enforce-quantity',
  },
  allocations: {
    word: $localize`Allocations`,
    text: $localize`Shares of the quantity that are reserved for organizations. Over-use is then judged for each of them, too.`,
    page: 'licenses',
    anchor: 'allocations',
  },
  exceptions: {
    word: $localize`Exceptions`,
    text: $localize`Devices, people or locations that always get a seat, or never, whatever the rule says.`,
    page: 'seats',
    anchor: 'exceptions',
  },
  assignmentRule: {
    word: $localize`Assignment rule`,
    text: $localize`Sections are combined with “and”: a device must satisfy all of them. A rule without a section gives no seats.`,
    page: 'seats',
    anchor: 'rules',
  },
  versionRange: {
    word: $localize`Version range`,
    text: $localize`Which versions count, as in “>=2021 <2025”. Empty: all of them.`,
    page: 'seats',
    anchor: 'version-ranges',
  },
  softwareFilter: {
    word: $localize`Software filter`,
    text: $localize`Conditions on what else is installed, such as “does not contain any of”: for suites and free viewers.`,
    page: 'seats',
    anchor: 'software-filter',
  },
  noticeDays: {
    word: $localize`Notice days`,
    text: $localize`How many days before the expiration an alert opens. Several are told one after another: 90, 30, 7.`,
    page: 'renewals',
    anchor: 'notice-days',
  },
  autoRenew: {
    word: $localize`Auto-renewal`,
    text: $localize`On the expiration day the next term begins by itself, with a renewal at the same cost in the list of purchases.`,
    page: 'renewals',
    anchor: 'auto-renewal',
  },
  nearlyFull: {
    word: $localize`Nearly full`,
    text: $localize`An alert opens once this share of the quantity is in use, so that you can buy before seats run out.`,
    page: 'alerts',
    anchor: 'nearly-full',
  },
  reviewQueue: {
    word: $localize`Review queue`,
    text: $localize`Titles that no rule knew. Confirm the product that was made of each, or map it to another one.`,
    page: 'software',
    anchor: 'review-queue',
  },
  softwareRule: {
    word: $localize`Rules`,
    text: $localize`Say which product a title stands for, also for titles that are yet to come. The first rule that matches counts.`,
    page: 'software',
    anchor: 'rules',
  },
  enrollmentToken: {
    word: $localize`Enrollment token`,
    text: $localize`The key with which inventory agents report devices to this location, and nothing else. It is shown once and can be revoked.`,
    page: 'devices',
    anchor: 'enrollment-tokens',
  },
  deviceGroup: {
    word: $localize`Device group`,
    text: $localize`A saved search: devices belong to it as long as they match. Rules of licenses and billing can use it.`,
    page: 'devices',
    anchor: 'device-groups',
  },
  permissionLevels: {
    word: $localize`Levels`,
    text: $localize`Each level includes viewing. “Delete” does not include creating; “full” is everything. Each area has a default and exceptions for organizations.`,
    page: 'permissions',
    anchor: 'levels',
  },
  quantitySource: {
    word: $localize`Quantity source`,
    text: $localize`What is counted on the measuring date: a fixed number, devices, end users, or the seats of a license.`,
    page: 'billing',
    anchor: 'quantity-source',
  },
  costSource: {
    word: $localize`Cost source`,
    text: $localize`A fixed cost, or that of the license: its cost per unit, spread over its term to the billing interval.`,
    page: 'billing',
    anchor: 'cost-source',
  },
  includedCount: {
    word: $localize`Included count`,
    text: $localize`So many cost nothing: billed is what is counted beyond it.`,
    page: 'billing',
    anchor: 'included-count',
  },
  billingTiming: {
    word: $localize`Billing timing`,
    text: $localize`In advance: billed on the first day of a period for what is there then. In arrears: after its end, for what was there on its last day.`,
    page: 'billing',
    anchor: 'timing',
  },
  channel: {
    word: $localize`Channel`,
    text: $localize`Where notifications go: e-mail addresses, or a webhook, also of Slack or Teams. What fails is tried again and shown.`,
    page: 'notifications',
    anchor: 'channels',
  },
} as const satisfies Readonly<Record<string, HelpText>>;

/** A word that is explained. */
export type HelpTopic = keyof typeof helpTexts;

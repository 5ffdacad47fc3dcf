import type { OnboardingResponse, OnboardingStep } from '../../api/model';
import type { IconName } from '../../ui/icon/icons';

/** A step of the checklist as it is shown. */
export interface ChecklistItem {
  readonly step: OnboardingStep;
  readonly done: boolean;
  readonly icon: IconName;
  readonly label: string;
  /** Why it matters. */
  readonly reason: string;
  /** Router commands of where it is done. */
  readonly link: readonly (string | number)[];
  readonly query?: Readonly<Record<string, string>>;
}

type Facts = Pick<OnboardingResponse, 'steps' | 'firstLocation' | 'firstDevice'>;

/** The checklist in its order, each step with the place where it is done. */
export function checklistItems(facts: Facts): readonly ChecklistItem[] {
  return facts.steps.map(({ step, done }) => ({ step, done, ...itemOf(step, facts) }));
}

/** The step that somebody should take next; `null` when nothing is left. */
export function nextItem(items: readonly ChecklistItem[]): ChecklistItem | null {
  return items.find(({ done }) => !done) ?? null;
}

function itemOf(step: OnboardingStep, { firstLocation, firstDevice }: Facts): Omit<ChecklistItem, 'step' | 'done'> {
  const enrollment =
    firstLocation === null
      ? ['/organizations']
      : ['/organizations', firstLocation.organizationId, 'locations', firstLocation.id, 'enrollment'];
  switch (step) {
    case 'ORGANIZATION':
      return {
        icon: 'organization',
        label: $localize`Add an organization and a location`,
        reason: $localize`Devices, people and licenses belong to one, and each technician sees only theirs.`,
        link: ['/organizations'],
      };
    case 'ENROLLMENT_TOKEN':
      return {
        icon: 'key',
        label: $localize`Create an enrollment token`,
        reason: $localize`With it an inventory agent reports the devices of a location, and can do nothing else.`,
        link: enrollment,
      };
    case 'DEVICE':
      return {
        icon: 'device',
        label: $localize`Let the first device report`,
        reason: $localize`What is installed on devices decides which of them need a seat.`,
        link: firstDevice === null ? enrollment : ['/devices', firstDevice.id],
      };
    case 'SOFTWARE':
      return {
        icon: 'review',
        label: $localize`Review software`,
        reason: $localize`Say what unknown titles are, so that licenses count the right products.`,
        link: ['/software/review'],
      };
    case 'LICENSE':
      return {
        icon: 'license',
        label: $localize`Add your first license`,
        reason: $localize`From then on you see how many seats are in use, and when it has to be renewed.`,
        link: ['/licenses'],
      };
    case 'TECHNICIAN':
      return {
        icon: 'people',
        label: $localize`Invite a technician`,
        reason: $localize`Everybody signs in as themselves, with the permissions that they need.`,
        link: ['/people'],
        query: { kind: 'TECHNICIAN' },
      };
    case 'NOTIFICATIONS':
      return {
        icon: 'bell',
        label: $localize`Set up notifications`,
        reason: $localize`A channel tells you of expiring and short licenses by e-mail or in your chat.`,
        link: ['/notification-channels'],
      };
    case 'BILLING':
      return {
        icon: 'billing',
        label: $localize`Turn on billing`,
        reason: $localize`Charge customers for the seats that they use, with the evidence behind every line.`,
        link: ['/apps'],
      };
  }
}

import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';

/** Steps of setting up an installation, in the order in which they help each other. */
export const onboardingSteps = [
  'ORGANIZATION',
  'ENROLLMENT_TOKEN',
  'DEVICE',
  'SOFTWARE',
  'LICENSE',
  'TECHNICIAN',
  'NOTIFICATIONS',
  'BILLING',
] as const;
export type OnboardingStep = (typeof onboardingSteps)[number];

export class OnboardingStepResponse {
  /**
   * ORGANIZATION: an organization with a location · ENROLLMENT_TOKEN: one for agents to report with · DEVICE: one has been
   * reported · SOFTWARE: a technician decided what some of it is · LICENSE: one was added · TECHNICIAN: a second one ·
   * NOTIFICATIONS: a channel for them · BILLING: the app is active.
   */
  @ApiProperty({ enum: onboardingSteps, enumName: 'OnboardingStep' })
  step!: OnboardingStep;

  /** True once there is what the step asks for, whoever made it. Sample data does not count. */
  done!: boolean;
}

export class OnboardingDevice {
  id!: number;
  name!: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  reportedAt!: string;
}

export class OnboardingLocation {
  id!: number;
  organizationId!: number;
}

export class OnboardingResponse {
  /** True when an administrator put the checklist away. */
  dismissed!: boolean;
  steps!: OnboardingStepResponse[];

  /** The first location of your own, where agents can be enrolled; null before there is one. */
  @ApiProperty({ type: () => OnboardingLocation, nullable: true })
  firstLocation!: OnboardingLocation | null;

  /** The first device of your own; null before there is one. */
  @ApiProperty({ type: () => OnboardingDevice, nullable: true })
  firstDevice!: OnboardingDevice | null;
}

export class OnboardingRequest {
  /** True puts the checklist away for everybody, false shows it again. */
  @IsBoolean()
  dismissed!: boolean;
}

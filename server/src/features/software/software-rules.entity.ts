import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  PrimaryGeneratedColumn,
  UpdateDateColumn,
  VersionColumn,
} from 'typeorm';
import type { ProductKind, TechnicianRule, TechnicianRuleOperator } from './normalization/normalizer.types.js';

/** A technician's own word on what titles of some shape are. */
@Entity()
@Check('software_rule_field_check', `field = ANY (ARRAY['NAME'::text, 'PUBLISHER'::text])`)
@Check(
  'software_rule_operator_check',
  `operator = ANY (ARRAY['EQUALS'::text, 'STARTS_WITH'::text, 'CONTAINS'::text, 'WILDCARD'::text])`,
)
@Check(
  'software_rule_kind_check',
  `kind = ANY (ARRAY['APPLICATION'::text, 'COMPONENT'::text, 'UPDATE'::text, 'SYSTEM_PACKAGE'::text])`,
)
export class SoftwareRule {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: number;

  @VersionColumn({ type: 'integer', default: 1 })
  version!: number;

  /** Smaller is tried first. */
  @Column({ type: 'integer', default: 100 })
  priority!: number;

  @Column({ type: 'text' })
  field!: TechnicianRule['field'];

  @Column({ type: 'text' })
  operator!: TechnicianRuleOperator;

  @Column({ type: 'text' })
  pattern!: string;

  /** A wildcard pattern that the reported publisher must match as well; null for any publisher. */
  @Column({ type: 'text', nullable: true })
  publisherPattern!: string | null;

  @Column({ type: 'text' })
  productName!: string;

  /** Empty for the publisher that the title reports. */
  @Column({ type: 'text', default: '' })
  publisherName!: string;

  /** null for the kind that the general rules see. */
  @Column({ type: 'text', nullable: true })
  kind!: ProductKind | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt!: Date;
}

import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** Something that the rule of an automatic license looks at. */
@Entity()
@Check(
  'license_dependency_kind_check',
  `kind = ANY (ARRAY['PRODUCT'::text, 'TITLE'::text, 'DEVICE_GROUP'::text, 'LAST_SEEN'::text, 'WITHOUT_SOFTWARE'::text])`,
)
@Index('license_dependency_target_idx', ['kind', 'targetId'])
export class LicenseDependency {
  @ForeignKey('License', { onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'bigint' })
  licenseId!: number;

  @PrimaryColumn({ type: 'text' })
  kind!: string;

  @PrimaryColumn({ type: 'bigint', default: 0 })
  targetId!: number;
}

import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** An end-user role that an end user has. */
@Entity()
@Index('person_end_user_role_role_id_idx', ['roleId', 'personId'])
export class PersonEndUserRole {
  @ForeignKey('Person', { onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'bigint' })
  personId!: number;

  @ForeignKey('EndUserRole', { onDelete: 'RESTRICT' })
  @PrimaryColumn({ type: 'bigint' })
  roleId!: number;
}

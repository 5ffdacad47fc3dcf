import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of each index but those of primary keys that are an id: what is asked of it. */
const uses: Record<string, string> = {
  api_client_client_id_key: 'A client by the id that it asks for a token with.',
  api_client_name_key: 'No name twice; clients in the order of their names.',
  api_client_technician_role_id_idx: 'The clients of a role: counted in its list, and looked for before it is deleted.',
  api_token_api_client_id_idx: 'The tokens of a client, which end with it or with its secret.',
  api_token_expires_at_idx: 'Tokens that have expired, for the job that forgets them.',
  assignment_active_device_key:
    'One active seat a license and device; who holds one when rules are reconciled; seats of all devices counted.',
  assignment_active_license_id_idx:
    'The seats that are held now, in the order in which the page of a license shows them.',
  assignment_active_location_key: 'One active seat a license and location; who holds one when rules are reconciled.',
  assignment_active_person_key: 'One active seat a license and person; who holds one when rules are reconciled.',
  assignment_device_id_idx:
    'The licenses of a device, held and past; its seats when it checks in, moves or is deleted.',
  assignment_license_id_ended_on_idx:
    'The seats of a license that have ended, last first; usage by day, reckoned backwards.',
  assignment_license_id_idx: 'All seats of a license by the day they began; who held one on a day.',
  assignment_location_id_idx: 'The licenses of a location; its seats when it is archived or deleted.',
  assignment_organization_id_idx:
    'The seats of an organization, by license: what somebody sees who sees some organizations only.',
  assignment_person_id_idx:
    'The licenses of a person, held and past; their seats when roles change or they are deleted.',
  audit_event_actor_id_idx: 'The audit log of one technician or program.',
  audit_event_organization_id_idx: 'The audit log of an organization, and of whoever sees some organizations only.',
  audit_event_subject_idx: 'The history of one thing; the audit log of a kind of thing.',
  audit_seal_event_id_key: 'The seal of an entry; none has two.',
  authenticator_confirmed_key: 'The authenticator that a technician signs in with; there is one at most.',
  authenticator_pending_key: 'The authenticator that a technician is setting up; there is one at most.',
  device_agent_id_key: 'The device of an agent when it checks in; no agent has two in an organization.',
  device_group_name_key: 'No name twice; groups in the order of their names.',
  device_hardware_uuid_idx: 'The device with a hardware UUID when an agent checks in.',
  device_location_id_idx: 'The devices of a location: listed, counted, reconciled when it is archived.',
  device_name_idx:
    'The list of devices in the order of names, by pages, from the index alone; devices by name for lists of holders.',
  device_organization_name_idx:
    'The devices of an organization in the order of names; their count, from the index alone.',
  device_primary_user_id_idx: 'The devices of a person, whose seats follow their roles.',
  device_search_idx: 'Devices by a piece of their name, serial number or agent id.',
  device_serial_number_idx: 'The device with a serial number, when an agent checks in or a list of holders names it.',
  device_tags_idx: 'The devices with a tag: listed, and in the criteria of groups.',
  end_user_role_name_key: 'No name twice; roles in the order of their names.',
  enrollment_token_location_id_idx: 'The tokens of a location.',
  enrollment_token_token_hash_key: 'The token that an agent checks in with.',
  finished_sign_in_expires_at_idx: 'Sign-ins that are over, for the job that forgets them.',
  idempotency_key_created_at_idx: 'Answers that are old, for the job that forgets them.',
  identity_provider_default_technician_role_id_idx: 'The providers that name a role, looked for before it is deleted.',
  identity_provider_name_key: 'No name twice; providers in the order of their names.',
  identity_role_mapping_technician_role_id_idx: 'The mappings that name a role, looked for before it is deleted.',
  installation_pkey: 'The software of a device: its list, and what a check-in is compared with.',
  installation_release_device_idx: 'The devices that have a product: in rules, groups and lists, from the index alone.',
  invitation_token_hash_key: 'The invitation that a link stands for.',
  license_allocation_organization_id_idx: 'What is allocated to an organization, looked for before it is deleted.',
  license_attachment_license_id_idx: 'The attachments of a license.',
  license_dependency_pkey: 'What the rule of a license looks at.',
  license_dependency_target_idx: 'The licenses whose rules look at what has changed; those of a product.',
  license_exception_device_id_idx:
    'The exceptions of a device, which are deleted with it and asked for when it checks in.',
  license_exception_device_key: 'The exceptions of a license for devices; one each.',
  license_exception_location_id_idx: 'The exceptions of a location, which are deleted with it.',
  license_exception_location_key: 'The exceptions of a license for locations; one each.',
  license_exception_person_id_idx: 'The exceptions of a person, which are deleted with them.',
  license_exception_person_key: 'The exceptions of a license for people; one each.',
  license_expires_on_idx: 'Licenses that expire or renew, for jobs; the list before a day.',
  license_import_actor_id_idx: 'The imports of a technician, which are deleted with them.',
  license_import_actor_key_idx: 'The imports of one technician or program, last first.',
  license_import_item_name_idx: 'Lines of an import that name one license twice.',
  license_import_state_idx: 'Imports that wait or run, for the job that goes on with them.',
  license_key_assignment_id_idx: 'The keys of a seat, which are freed with it.',
  license_key_license_id_fingerprint_idx: 'Whether a license has a key already, without reading any.',
  license_key_license_id_idx: 'The keys of a license.',
  license_location_location_id_idx: 'The licenses that are limited to a location.',
  license_name_key: 'No name twice; licenses in the order of their names, and by name.',
  license_organization_organization_id_idx: 'The licenses that are limited to an organization.',
  license_publisher_id_idx: 'The licenses of a publisher: listed, counted, looked for before it is deleted.',
  license_purchase_license_id_idx: 'The purchases of a license by day; what it had on a day.',
  license_purchase_vendor_id_idx: 'The purchases at a vendor, looked for before it is deleted.',
  license_reconcile_requested_at_idx: 'Licenses whose seats are not settled yet, for the job that goes on with them.',
  license_usage_day_pkey: 'How many seats a license had on a day, however many there were.',
  license_usage_history_license_id_idx: 'The usage history of a license.',
  license_usage_organization_id_idx: 'The licenses with seats in an organization.',
  license_usage_pkey: 'The seats in use of a license, and of each organization.',
  license_vendor_id_idx: 'The licenses of a vendor: listed, counted, looked for before it is deleted.',
  location_archived_idx: 'Locations that are archived: reconciling leaves them out.',
  location_id_organization_key: 'What a device refers to: a location of its own organization.',
  location_name_key: 'No name twice in an organization; its locations, counted and in the order of their names.',
  organization_archived_idx: 'Organizations that are archived: reconciling leaves them out.',
  organization_name_key: 'No name twice; organizations in the order of their names.',
  password_reset_token_hash_key: 'The technician whose password a link sets.',
  past_installation_device_id_idx: 'What a device had, last removed first.',
  past_installation_release_id_idx: 'Whether anything had a release, before it is deleted.',
  person_end_user_role_role_id_idx: 'The people of an end-user role: in rules, filters and counts.',
  person_kind_email_key: 'No e-mail twice among people of a kind; a person by e-mail.',
  person_name_idx: 'The list of people in the order of names, by pages, from the index alone.',
  person_organization_id_idx: 'The people of an organization: listed, and looked for before it is deleted.',
  person_search_idx: 'People by a piece of their name or e-mail.',
  product_alias_key_key: 'The product that a further key stands for; no key stands for two.',
  product_alias_product_id_idx: 'The further keys of a product.',
  product_device_count_organization_id_idx:
    'The products of an organization: the list for it, and for who sees some organizations only.',
  product_device_count_pkey: 'How many devices have a product, in which organizations.',
  product_key_key: 'The product that a key of the normalizer stands for.',
  product_name_idx: 'The list of products in the order of names, by pages.',
  product_name_trgm_idx: 'Products, and titles by their product, by a piece of the name.',
  product_publisher_name_idx: 'The products that name a publisher: listed, counted.',
  publisher_alias_name_key: 'The publisher that had a name before; no name stands for two.',
  publisher_alias_publisher_id_idx: 'The further names of a publisher.',
  publisher_name_key: 'No name twice; publishers in the order of their names, and by the name that a product gives.',
  recovery_code_technician_id_idx: 'The recovery codes of a technician, which are made anew together.',
  release_title_version_key: 'The releases of a title; a version once.',
  session_expires_at_idx: 'Sessions that have expired, for the job that forgets them.',
  session_identity_provider_id_idx: 'The sessions that a provider began, which end with it.',
  session_technician_id_idx: 'The sessions of a technician: listed, and ended with a new password.',
  session_token_hash_key: 'The session of a cookie, with every request.',
  session_viewed_role_id_idx: 'Sessions that view as a role, looked for when it is deleted.',
  session_viewed_technician_id_idx: 'Sessions that view as a technician, looked for when they are deleted.',
  technician_identity_person_id_key: 'The identities of a technician; one a provider and issuer.',
  technician_role_name_key: 'No name twice; roles in the order of their names.',
  technician_technician_role_id_idx: 'The technicians of a role: counted, filtered, looked for before it is deleted.',
  title_device_count_organization_id_idx: 'The titles of an organization, for who sees some organizations only.',
  title_device_count_pkey: 'How many devices have a title, in which organizations.',
  title_identity_key: 'The title that an inventory reports, among all that are known.',
  title_name_trgm_idx: 'Titles by a piece of the name.',
  title_product_id_idx: 'The titles of a product: its list, and its releases for rules and lists of devices.',
  title_rule_idx: "The titles that a technician's rule decided, counted in the list of rules.",
  vendor_name_key: 'No name twice; vendors in the order of their names.',
};

/** An index that nobody can say the use of only costs when rows are written: a spec wants these comments of every one. */
export class PlatformNameIndexUses1763700041000 implements MigrationInterface {
  readonly name = 'PlatformNameIndexUses1763700041000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [index, use] of Object.entries(uses)) {
      await runner.query(`COMMENT ON INDEX ${index} IS '${use.replaceAll("'", "''")}'`);
    }
  }

  async down(): Promise<void> {
    throw new Error('Migrations are not undone: restore the backup that was made before the upgrade.');
  }
}

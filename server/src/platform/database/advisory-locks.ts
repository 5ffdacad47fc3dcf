/**
 * The advisory locks of the product, by what waits for what. Each number stands here once: two features that took the
 * same number would wait for each other without anybody seeing why.
 */
export const advisoryLocks = {
  /** Nodes that start together migrate one after another. */
  migrations: 7_300,
  /** Making the first administrator, by the link or the environment. */
  firstAdministrator: 7_301,
  /** Changing who is a system administrator. */
  administrators: 7_302,
  /** Somebody who signs in by a provider, and is found or made an account of; second key is the hash of who. */
  identity: 7_304,
  /** Loading and removing the sample organizations. */
  sampleData: 7_303,
  /** Changing what rules mean, against changing facts; second key 0. */
  rules: 7_310,
  /** Changing facts about people, against moving the seats of all of them; second key 0. */
  people: 7_312,
  /** Judging single locations, against moving the seats of all of them; second key 0. */
  sites: 7_313,
  /** Judging one location; second key is the hash of its id. */
  site: 7_314,
  /** Moving all seats of one license, held by the session of a process; second key is the hash of its id. */
  licenseSeats: 7_315,
  /** Delivering a message, held by the session of a process; second key is the hash of its id. */
  delivery: 7_316,
  /** Writing the file of an export of invoices, held by the session of a process; second key is the hash of its id. */
  billingExport: 7_350,
  /** Posting the file of an export to a webhook, held by the session of a process; second key is the hash of its id. */
  billingExportDelivery: 7_351,
  /** Being a process that does jobs, held by its session; second key is the hash of its own. */
  node: 7_317,
  /** A serial number that an agent or a person enters for a device; second key is its hash. */
  serialNumber: 7_320,
  /** Other marks of a device that nobody knows yet; second key is their hash. */
  deviceIdentity: 7_321,
  /** The name of a license that is created or changed by its name; second key is its hash. */
  licenseName: 7_330,
} as const;

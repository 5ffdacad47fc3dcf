/** What people ask for in lists: every list with its tabs, filters and deep pages. Sorts are those that the server names. */

/**
 * @typedef {object} BenchedList
 * @property {string} to its first page
 * @property {Record<string, string>} filters by what they leave: the query
 * @property {boolean} [isLong] it is asked for in each of its orders, up and down, and from its middle and its end
 */

/** By name. @type {Record<string, BenchedList>} */
export const lists = {
  licenses: {
    to: '/licenses',
    isLong: true,
    filters: {
      'a search': 'q=pro',
      'a search for nothing': 'q=nowhere%20to%20be%20found',
      'a search with words of a publisher': 'q=publisher&page=2',
      'under-licensed': 'compliance=UNDER_LICENSED',
      full: 'compliance=FULL',
      'of a type': 'type=CUSTOM',
      automatic: 'assignmentMode=AUTOMATIC',
      'of an organization': 'organizationId=1',
      'of three organizations': 'organizationId=1&organizationId=2&organizationId=3',
      'of a publisher': 'publisherId=3',
      'of a vendor': 'vendorId=3',
      expired: 'status=EXPIRED',
      'that renew themselves': 'autoRenew=true',
      'that expire soon': 'expiresBefore=2026-09-01&sort=expiresOn',
      'with a yearly cost': 'hasYearlyCost=true',
      'with an unused cost': 'hasUnusedCost=true&sort=-unusedCost',
      'of a product': 'productId=20',
      'with a tag': 'tag=core',
    },
  },
  'licenses of an organization': {
    to: '/organizations/1/licenses',
    filters: {
      'every global one': 'includeGlobal=true',
      'by usage': 'sort=-usage',
      'under-licensed': 'compliance=UNDER_LICENSED',
      'a search': 'q=pro',
    },
  },
  'licenses of a device': {
    to: '/devices/42/licenses',
    filters: {
      'held now': 'active=true',
      'a search': 'q=pro',
      'by usage': 'sort=-usage',
      'by day': 'sort=-assignedOn',
    },
  },
  'licenses of a person': { to: '/people/7/licenses', filters: {} },
  'licenses of a location': { to: '/locations/1/licenses', filters: {} },
  software: {
    to: '/software',
    isLong: true,
    filters: {
      'a search': 'q=viewer',
      'a search of two letters': 'q=vi',
      'a search for nothing': 'q=nowhere%20to%20be%20found',
      'of an organization': 'organizationId=1',
      'of an organization, most installed': 'organizationId=1&sort=-deviceCount',
      'of a publisher': 'publisherId=1',
      'of a kind': 'kind=COMPONENT',
      reviewed: 'reviewed=true',
    },
  },
  titles: {
    to: '/software/titles',
    isLong: true,
    filters: {
      'a search': 'q=viewer',
      'a search for nothing': 'q=nowhere%20to%20be%20found',
      'to be reviewed': 'reviewed=false',
      'of a platform': 'platform=WINDOWS',
      'matched by a rule': 'matchedBy=RULE',
      'of a product': 'productId=20',
    },
  },
  'titles of a product': { to: '/software/20/titles', filters: { 'by name': 'sort=name' } },
  'rules of software': { to: '/software/rules', filters: {} },
  'devices of a common product': {
    to: '/software/1/devices',
    isLong: true,
    filters: { 'a search': 'q=42', 'of an organization': 'organizationId=1' },
  },
  'devices of a rare product': {
    to: '/software/15000/devices',
    filters: { 'a search': 'q=42', 'of an organization': 'organizationId=1', 'by organization': 'sort=organization' },
  },
  'software of a device': {
    to: '/devices/42/software',
    isLong: true,
    filters: { 'a search': 'q=viewer', 'of a kind': 'kind=COMPONENT', removed: 'removed=true' },
  },
  devices: {
    to: '/devices',
    isLong: true,
    filters: {
      'a search for one': 'q=0042',
      'a search for many': 'q=PC',
      'a search for nothing': 'q=nowhere%20to%20be%20found',
      'of an organization': 'organizationId=1',
      'of an organization, seen last': 'organizationId=1&sort=-lastSeenAt',
      'of a location': 'locationId=1',
      'of a class': 'deviceClass=SERVER',
      decommissioned: 'status=DECOMMISSIONED',
      'with a common product': 'productId=1',
      'with a rare product': 'productId=15000',
      'with a tag': 'tag=vip',
      'of a group': 'deviceGroupId=1',
    },
  },
  'device groups': { to: '/device-groups', filters: { 'a search': 'q=top' } },
  'devices of a group': {
    to: '/device-groups/1/devices',
    isLong: true,
    filters: { 'a search': 'q=0042' },
  },
  'seats of a large license': {
    to: '/licenses/1/assignments',
    isLong: true,
    filters: {
      'held now': 'active=true',
      'held now, deep': 'active=true&page=MIDDLE',
      'held now, by holder': 'active=true&sort=holder',
      'held now, by holder, deep': 'active=true&sort=holder&page=MIDDLE',
      'held now, by holder, down': 'active=true&sort=-holder',
      ended: 'active=false',
      'a search for one': 'active=true&q=0042',
      'a search for many': 'active=true&q=PC',
      'of an organization': 'active=true&organizationId=1',
      'as of a day': 'asOf=2026-11-01',
    },
  },
  'seats of a small license': { to: '/licenses/400/assignments', filters: { 'held now': 'active=true' } },
  'purchases of a license': { to: '/licenses/1/purchases', filters: {} },
  'usage history of a license': { to: '/licenses/1/usage-history', filters: {} },
  'keys of a license': { to: '/licenses/1/keys', filters: {} },
  'attachments of a license': { to: '/licenses/1/attachments', filters: {} },
  people: {
    to: '/people',
    isLong: true,
    filters: {
      'a search': 'q=vogel',
      'a search for many': 'q=example',
      'of an organization': 'organizationId=1',
      'end users': 'kind=END_USER',
      technicians: 'kind=TECHNICIAN',
      inactive: 'active=false',
    },
  },
  organizations: { to: '/organizations', filters: { 'by devices': 'sort=-deviceCount', 'a search': 'q=an' } },
  locations: {
    to: '/locations',
    filters: { 'by devices': 'sort=-deviceCount', 'of an organization': 'organizationId=1' },
  },
  publishers: { to: '/publishers', filters: { 'by products': 'sort=-productCount' } },
  'suggested publishers': { to: '/publishers/suggestions', filters: { 'a search': 'q=soft' } },
  vendors: { to: '/vendors', filters: { 'by licenses': 'sort=-licenseCount' } },
  'audit log': {
    to: '/audit-events',
    isLong: true,
    filters: {
      'of an action': 'action=license',
      'of a kind of thing': 'subjectType=Device',
      'of a technician': 'technicianId=1',
      'of an organization': 'organizationId=1',
      'of a day': 'from=2026-03-01T00:00:00Z&to=2026-03-02T00:00:00Z',
      'a search': 'q=license',
    },
  },
  'history of a license': { to: '/licenses/1/history', filters: {} },
  'history of a device': { to: '/devices/42/history', filters: {} },
  'history of an organization': { to: '/organizations/1/history', filters: {} },
  'history of a person': { to: '/people/7/history', filters: {} },
};

const pageSize = 50;

/**
 * Every request, by name.
 * @param {(to: string) => Promise<{ total: number }>} ask
 * @param {(to: string) => Promise<readonly string[]>} sortsOf
 * @returns {Promise<Map<string, string>>}
 */
export async function requestsOf(ask, sortsOf) {
  const requests = new Map([['figures of all licenses', '/licenses/summary']]);
  for (const [name, { to, filters, isLong }] of Object.entries(lists)) {
    const pages = Math.max(1, Math.ceil((await ask(to)).total / pageSize));
    const middle = Math.max(1, Math.floor(pages / 2));
    requests.set(name, to);
    if (isLong === true) {
      requests.set(`${name}, page in the middle`, `${to}?page=${middle}`);
      requests.set(`${name}, last page`, `${to}?page=${pages}`);
      for (const sort of await sortsOf(to)) {
        requests.set(`${name}, by ${sort}`, `${to}?sort=${sort}`);
        requests.set(`${name}, by ${sort}, down`, `${to}?sort=-${sort}`);
      }
    }
    for (const [kind, query] of Object.entries(filters)) {
      requests.set(`${name}, ${kind}`, `${to}?${query.replace('MIDDLE', String(middle))}`);
    }
  }
  return requests;
}

/** SQL as somebody would write it for the main pages alone. @type {Record<string, string>} */
export const handWritten = {
  licenses: `
    SELECT l.*, p.name AS publisher, v.name AS vendor, coalesce(u.seats, 0) AS usage, count(*) OVER () AS total,
      ARRAY(SELECT o.name FROM license_organization lo JOIN organization o ON o.id = lo.organization_id WHERE lo.license_id = l.id) AS scope
    FROM license l LEFT JOIN publisher p ON p.id = l.publisher_id LEFT JOIN vendor v ON v.id = l.vendor_id
    LEFT JOIN (SELECT license_id, sum(seats) AS seats FROM license_usage GROUP BY 1) u ON u.license_id = l.id
    ORDER BY lower(l.name), l.id LIMIT 50`,
  software: `
    SELECT p.*, t.devices, (SELECT count(*) FROM title WHERE product_id = p.id) AS titles,
      (SELECT count(*) FROM product) AS total
    FROM product p LEFT JOIN product_device_total t ON t.product_id = p.id ORDER BY lower(p.name), p.id LIMIT 50`,
  devices: `
    SELECT d.*, o.name AS organization, l.name AS location, (SELECT count(*) FROM device) AS total,
      (SELECT count(*) FROM assignment a WHERE a.device_id = d.id AND a.ended_on IS NULL) AS licenses
    FROM (SELECT * FROM device ORDER BY lower(name), id LIMIT 50) d
    JOIN organization o ON o.id = d.organization_id JOIN location l ON l.id = d.location_id ORDER BY lower(d.name), d.id`,
  'software of a device': `
    SELECT i.*, r.version, t.name, t.publisher, p.name AS product, count(*) OVER () AS total
    FROM installation i JOIN release r ON r.id = i.release_id JOIN title t ON t.id = r.title_id
    JOIN product p ON p.id = t.product_id WHERE i.device_id = 42 ORDER BY lower(p.name), lower(t.name), r.id LIMIT 50`,
  'seats of a large license, held now': `
    SELECT a.*, d.name, o.name AS organization,
      (SELECT sum(held) FROM license_usage WHERE license_id = 1) AS total
    FROM (
      SELECT * FROM assignment WHERE license_id = 1 AND ended_on IS NULL ORDER BY assigned_on DESC, id DESC LIMIT 50
    ) a
    JOIN device d ON d.id = a.device_id JOIN organization o ON o.id = a.organization_id
    ORDER BY a.assigned_on DESC, a.id DESC`,
};

/** What the fleet lacks and lists show: things that happened, and software that devices had. @type {readonly string[]} */
export const furtherRows = [
  `INSERT INTO audit_event (at, actor_kind, actor_id, actor_name, action, subject_type, subject_id, organization_id, after)
    SELECT timestamptz '2026-01-01' + n * interval '2 minutes', 'TECHNICIAN', 1 + n % 20, 'Technician ' || n % 20,
      CASE n % 3 WHEN 0 THEN 'device.updated' WHEN 1 THEN 'license.updated' ELSE 'person.updated' END,
      CASE n % 3 WHEN 0 THEN 'Device' WHEN 1 THEN 'License' ELSE 'Person' END, 1 + n % 900, 1 + n % 200,
      jsonb_build_object('name', 'Name ' || n)
    FROM generate_series(1, 200000) n`,
  `INSERT INTO past_installation (device_id, release_id, first_seen_at, removed_at)
    SELECT 1 + n % (SELECT max(id) FROM device), 1 + n % 1000, now() - interval '2 years', now() - n * interval '1 minute'
    FROM generate_series(1, (SELECT 3 * max(id) FROM device)) n`,
  'VACUUM ANALYZE audit_event',
  'VACUUM ANALYZE past_installation',
];

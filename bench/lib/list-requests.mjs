/** What people ask for in lists, and how SQL would be written for the main pages alone. */

/** By name. @param {number} devices @returns {Record<string, string>} */
export function requests(devices) {
  const deep = Math.floor(devices / 50) - 1;
  return {
    licenses: '/licenses',
    'licenses, last page': '/licenses?page=20',
    ...sorted('licenses', '/licenses', ['-usage', 'available', '-totalCost', 'expiresOn', 'publisher', 'compliance']),
    'licenses, search': '/licenses?q=pro',
    'licenses, under-licensed': '/licenses?compliance=UNDER_LICENSED',
    'licenses, of a type': '/licenses?type=CUSTOM',
    'licenses, of an organization': '/licenses?organizationId=1',
    'licenses, expiring': '/licenses?status=EXPIRED',
    'licenses, of a publisher': '/licenses?publisherId=3',
    'figures of all licenses': '/licenses/summary',
    'licenses of an organization page': '/organizations/1/licenses',
    software: '/software',
    'software, deep page': '/software?page=300',
    ...sorted('software', '/software', ['-deviceCount', 'publisher', '-titleCount', 'kind']),
    'software, search': '/software?q=viewer',
    'software, of an organization': '/software?organizationId=1',
    'software, of a kind': '/software?kind=COMPONENT',
    'titles, first page': '/software/titles',
    'titles, search': '/software/titles?q=viewer',
    'devices of a product': '/software/20/devices',
    'devices of a product, deep page': `/software/20/devices?page=${Math.floor(deep / 2)}`,
    'software of a device': '/devices/42/software',
    'licenses of a device': '/devices/42/licenses',
    devices: '/devices',
    'devices, deep page': `/devices?page=${deep}`,
    ...sorted('devices', '/devices', ['organization', '-lastSeenAt', 'deviceClass']),
    'devices, search': '/devices?q=0042',
    'devices, with a product': '/devices?productId=20',
    'devices, of a group': '/devices?deviceGroupId=1',
    'devices, with a tag': '/devices?tag=vip',
    'devices of a group': '/device-groups/1/devices',
    'seats of a large license': '/licenses/1/assignments?active=true',
    'seats of a large license, deep page': `/licenses/1/assignments?active=true&page=${Math.floor(deep / 2)}`,
    'seats of a large license, by holder': '/licenses/1/assignments?active=true&sort=holder',
    'seats of a large license, search': '/licenses/1/assignments?active=true&q=0042',
    'seats of a large license, of an organization': '/licenses/1/assignments?active=true&organizationId=1',
    'seats of a large license, as of a day': '/licenses/1/assignments?asOf=2026-11-01',
    people: '/people',
    'people, deep page': `/people?page=${Math.floor(deep / 2)}`,
    'people, search': '/people?q=vogel',
    organizations: '/organizations',
  };
}

/** @param {string} name @param {string} to @param {readonly string[]} sorts */
function sorted(name, to, sorts) {
  return Object.fromEntries(sorts.map((sort) => [`${name}, by ${sort}`, `${to}?sort=${sort}`]));
}

/** @type {Record<string, string>} */
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
    SELECT d.*, o.name AS organization, l.name AS location, (SELECT count(*) FROM device WHERE status = 'ACTIVE') AS total
    FROM (SELECT * FROM device ORDER BY lower(name), id LIMIT 50) d
    JOIN organization o ON o.id = d.organization_id JOIN location l ON l.id = d.location_id ORDER BY lower(d.name), d.id`,
  'software of a device': `
    SELECT i.*, r.version, t.name, t.publisher, p.name AS product, count(*) OVER () AS total
    FROM installation i JOIN release r ON r.id = i.release_id JOIN title t ON t.id = r.title_id
    JOIN product p ON p.id = t.product_id WHERE i.device_id = 42 ORDER BY lower(t.name), r.id LIMIT 50`,
  'seats of a large license': `
    SELECT a.*, d.name, o.name AS organization,
      (SELECT sum(held) FROM license_usage WHERE license_id = 1) AS total
    FROM (SELECT * FROM assignment WHERE license_id = 1 AND ended_on IS NULL ORDER BY assigned_on DESC, id DESC LIMIT 50) a
    JOIN device d ON d.id = a.device_id JOIN organization o ON o.id = a.organization_id`,
};

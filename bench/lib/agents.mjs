/** Inventory agents of a made-up fleet: what their devices report, and how. */
import { agentIdOf } from './fleet/load.mjs';

/** @typedef {import('./fleet/fleet.mjs').Fleet} Fleet */

/** The releases on a device. @param {Fleet} fleet @param {number} deviceId @returns {number[]} */
export function releasesOn(fleet, deviceId) {
  const found = new Int32Array(4_096);
  return [...found.subarray(0, fleet.installationsOf(deviceId, fleet.device(deviceId).platform, found))];
}

/** What the agent of a device sends, as GLPI Agent does. @param {Fleet} fleet @param {number} deviceId @param {readonly number[]} releaseIds */
export function documentOf(fleet, deviceId, releaseIds) {
  const device = fleet.device(deviceId);
  const softwares = releaseIds.map((id) => {
    const release = fleet.releases[id - 1];
    const title = fleet.titles[(release?.titleId ?? 0) - 1];
    return { name: title?.name, publisher: title?.publisher, version: release?.version, from: 'registry' };
  });
  return JSON.stringify({
    action: 'inventory',
    deviceid: agentIdOf(device),
    itemtype: 'Computer',
    content: {
      versionclient: 'GLPI-Agent_v1.12',
      hardware: { name: device.name },
      bios: { ssn: device.serialNumber, smanufacturer: device.manufacturer },
      operatingsystem: { full_name: device.osName, version: device.osVersion },
      softwares,
    },
  });
}

/**
 * Active devices with Windows of the first organizations, and the tokens by which their agents report.
 * @param {Fleet} fleet
 * @param {(method: string, to: string, body?: object) => Promise<any>} ask as an administrator
 * @param {number} count
 */
export async function enrolled(fleet, ask, count) {
  /** @type {Map<number, string>} */
  const urls = new Map();
  const devices = [];
  for (let id = 1; id <= fleet.size.devices && devices.length < count; id++) {
    const device = fleet.device(id);
    if (device.status !== 'ACTIVE' || device.platform !== 'WINDOWS' || device.organizationId > 10) continue;
    let url = urls.get(device.locationId);
    if (url === undefined) {
      const { inventoryUrl } = await ask('POST', `/locations/${device.locationId}/enrollment-tokens`);
      url = new URL(inventoryUrl).pathname;
      urls.set(device.locationId, url);
    }
    devices.push({ ...device, url, releases: releasesOn(fleet, id) });
  }
  return devices;
}

/** Sends a document; the answer is there when all that follows is committed. @param {string} url @param {string | Buffer} body */
export async function checkIn(url, body) {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(url, {
    method: 'POST',
    headers,
    body: typeof body === 'string' ? body : new Uint8Array(body),
  });
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`A check-in was answered ${answer.status}: ${text}`);
}

/** What FusionInventory sends: XML. @param {Fleet} fleet @param {{ id: number, name: string, serialNumber: string, osName: string, osVersion: string }} device @param {readonly number[]} releaseIds */
export function xmlOf(fleet, device, releaseIds) {
  const software = releaseIds.map((id) => {
    const release = fleet.releases[id - 1];
    const title = fleet.titles[(release?.titleId ?? 0) - 1];
    const fields = {
      NAME: title?.name,
      PUBLISHER: title?.publisher,
      VERSION: release?.version,
      FROM: 'registry',
      ARCH: 'x86_64',
    };
    return `<SOFTWARES>${elements(fields)}</SOFTWARES>`;
  });
  const content = [
    `<HARDWARE>${elements({ NAME: device.name })}</HARDWARE>`,
    `<BIOS>${elements({ SSN: device.serialNumber })}</BIOS>`,
    `<OPERATINGSYSTEM>${elements({ FULL_NAME: device.osName, VERSION: device.osVersion })}</OPERATINGSYSTEM>`,
    ...software,
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>\n<REQUEST><CONTENT>${content.join('\n')}</CONTENT>${elements({ DEVICEID: agentIdOf(device), QUERY: 'INVENTORY' })}</REQUEST>`;
}

/** @param {Record<string, string | undefined>} fields */
function elements(fields) {
  return Object.entries(fields)
    .map(([name, value = '']) => `<${name}>${value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</${name}>`)
    .join('');
}

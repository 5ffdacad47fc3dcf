/**
 * A fleet as an MSP has it, made up: the same seed and size give the same fleet, and what is on a device depends on
 * nothing but the seed and the number of the device. Popularity falls off as Zipf has it: a few programs are on nearly
 * every device, most are on a handful. Nothing here knows a database; `load.mjs` writes it into one.
 */
import { Random } from './random.mjs';
import {
  commonProducts,
  companyForms,
  companyTrades,
  companyWords,
  cpuMakers,
  familyNames,
  givenNames,
  placeNames,
  productFirstWords,
  productNouns,
  productSuffixes,
} from './words.mjs';

/**
 * @typedef {object} FleetSize
 * @property {number} devices from 1,000 to 1,000,000, or a few in tests
 * @property {number} products
 * @property {number} organizations
 * @property {number} installationsPerDevice on average
 * @property {number} people
 *
 * @typedef {'WINDOWS' | 'MACOS' | 'LINUX'} Platform
 * @typedef {{ id: number, name: string, publisher: string, kind: string }} Product
 * @typedef {{ id: number, productId: number, name: string, publisher: string, platform: Platform }} Title
 * @typedef {{ id: number, titleId: number, version: string }} Release
 * @typedef {{ id: number, organizationId: number, name: string }} Location
 * @typedef {{ id: number, organizationId: number, name: string, email: string }} Person
 * @typedef {object} Device
 * @property {number} id
 * @property {number} organizationId
 * @property {number} locationId
 * @property {string} name
 * @property {string} deviceClass
 * @property {'ACTIVE' | 'DECOMMISSIONED'} status
 * @property {Platform} platform
 * @property {string} osName
 * @property {string} osVersion
 * @property {string} serialNumber
 * @property {string} manufacturer
 * @property {string[]} tags
 * @property {number} lastSeenSecondsAgo
 */

/** What benchmarks run on unless they say otherwise. @type {FleetSize} */
export const usualSize = {
  devices: 100_000,
  products: 20_000,
  organizations: 200,
  installationsPerDevice: 200,
  people: 50_000,
};

/** Streams of random numbers, so that more of one thing changes nothing about another. */
const streams = { catalog: 1, places: 2, people: 3, licenses: 4, device: 1_000_000, software: 1_000_000_000_000 };

/** @type {readonly { platform: Platform, share: number, systems: readonly [string, string][] }[]} */
const platforms = [
  {
    platform: 'WINDOWS',
    share: 0.84,
    systems: [
      ['Microsoft Windows 11 Pro', '10.0.26100'],
      ['Microsoft Windows 10 Pro', '10.0.19045'],
      ['Microsoft Windows Server 2022 Standard', '10.0.20348'],
    ],
  },
  {
    platform: 'MACOS',
    share: 0.1,
    systems: [
      ['macOS', '15.6'],
      ['macOS', '14.7'],
    ],
  },
  {
    platform: 'LINUX',
    share: 0.06,
    systems: [
      ['Ubuntu', '24.04'],
      ['Debian GNU/Linux', '13'],
    ],
  },
];

/** No program is on every device. */
const mostPopular = 0.97;

/** A device has a second version of a program so often. */
const twoVersions = 0.02;

export class Fleet {
  /** @type {Product[]} the most popular first */
  products = [];
  /** @type {Title[]} by product */
  titles = [];
  /** @type {Release[]} by title, the newest first */
  releases = [];
  /** @type {{ id: number, name: string }[]} */
  organizations = [];
  /** @type {Location[]} by organization */
  locations = [];

  /** The place of a product's title for a platform in `titles`; -1 where it runs not there. @type {Int32Array[]} */
  #titleOf = [];
  /** Where the releases of a title begin in `releases`, and of the one after the last. @type {Int32Array} */
  #firstRelease = new Int32Array();
  /** How likely a device has each product. */
  #popularity = new Float64Array();
  /** Shares of devices up to and with an organization. */
  #organizationShares = new Float64Array();
  /** @type {Int32Array} */
  #firstLocation = new Int32Array();

  /** @param {number} seed @param {Partial<FleetSize>} [size] */
  constructor(seed, size = {}) {
    this.seed = seed;
    /** @type {FleetSize} */
    this.size = { ...usualSize, ...size };
    this.#makePlaces();
    this.#makeCatalog();
    this.#popularity = popularities(this.size.products, this.#reachableShare(), this.size.installationsPerDevice);
  }

  /** How likely a device of a platform on which it runs has a product. @param {number} productId */
  popularityOf(productId) {
    return this.#popularity[productId - 1] ?? 0;
  }

  /** @param {number} id from 1 @returns {Device} */
  device(id) {
    const random = new Random(this.seed, streams.device + id);
    const organization = this.#organizationAt(random.share());
    const places = (this.#firstLocation[organization + 1] ?? 0) - (this.#firstLocation[organization] ?? 0);
    const location = this.locations[(this.#firstLocation[organization] ?? 0) + random.below(places)];
    const { platform, systems } = platformAt(random.share());
    const [osName, osVersion] = random.of(systems);
    const isServer = osName.includes('Server') || platform === 'LINUX';
    const deviceClass = isServer
      ? random.chance(0.6)
        ? 'VIRTUAL_MACHINE'
        : 'SERVER'
      : random.chance(0.65)
        ? 'LAPTOP'
        : 'WORKSTATION';
    const code = (location?.name ?? '').slice(0, 2).toUpperCase();
    const isOld = random.chance(0.04);
    return {
      id,
      organizationId: organization + 1,
      locationId: location?.id ?? 0,
      name: `${code}-${isServer ? 'SRV' : 'PC'}-${String(id).padStart(6, '0')}`,
      deviceClass,
      status: random.chance(0.03) ? 'DECOMMISSIONED' : 'ACTIVE',
      platform,
      osName,
      osVersion,
      serialNumber: serialNumber(random),
      manufacturer: platform === 'MACOS' ? 'Apple Inc.' : random.of(cpuMakers),
      tags: random.chance(0.1) ? [random.of(['vip', 'kiosk', 'lab', 'spare'])] : [],
      lastSeenSecondsAgo: random.below(isOld ? 90 * 86_400 : 86_400),
    };
  }

  /**
   * The releases on a device, in the order of their ids, without repetition.
   * @param {number} deviceId @param {Platform} platform of the device @param {Int32Array} into filled with release ids
   * @returns {number} how many
   */
  installationsOf(deviceId, platform, into) {
    const random = new Random(this.seed, streams.software + deviceId);
    const titleOf = this.#titleOf[platforms.findIndex((each) => each.platform === platform)] ?? new Int32Array();
    let count = 0;
    // Products that are left out are jumped over: from one that is likely to be there to the next, not one by one.
    for (let product = 0; product < titleOf.length;) {
      const likely = this.#popularity[product] ?? 0;
      if (likely <= 0) break;
      product += likely >= 1 ? 0 : Math.floor(Math.log(1 - random.share()) / Math.log(1 - likely));
      if (product >= titleOf.length) break;
      const isThere = random.share() < (this.#popularity[product] ?? 0) / likely;
      const title = titleOf[product] ?? -1;
      product += 1;
      if (!isThere || title < 0) continue;
      const first = this.#firstRelease[title] ?? 0;
      const releases = (this.#firstRelease[title + 1] ?? 0) - first;
      // Most have the newest or nearly so.
      const place = first + Math.floor(random.share() ** 2 * releases);
      into[count++] = place + 1;
      if (place + 1 < first + releases && random.chance(twoVersions)) into[count++] = place + 2;
    }
    return count;
  }

  /** @param {number} id from 1 @returns {Person} */
  person(id) {
    const random = new Random(this.seed, streams.people * 1_000_000_000 + id);
    const organization = this.#organizationAt(random.share());
    const given = random.of(givenNames);
    const family = random.of(familyNames);
    return {
      id,
      organizationId: organization + 1,
      name: `${given} ${family}`,
      email: `${given}.${family}.${id}@org${organization + 1}.example`.toLowerCase(),
    };
  }

  /** Numbers for what is made of the fleet, such as its licenses. */
  random() {
    return new Random(this.seed, streams.licenses);
  }

  #makePlaces() {
    const random = new Random(this.seed, streams.places);
    const { organizations } = this.size;
    const weights = Float64Array.from({ length: organizations }, (_, index) => 1 / (index + 1) ** 0.6);
    const names = new Set();
    this.#firstLocation = new Int32Array(organizations + 1);
    for (let index = 0; index < organizations; index++) {
      let name = `${random.of(companyWords)} ${random.of(companyTrades)}`;
      if (names.has(name)) name = `${name} ${index + 1}`;
      names.add(name);
      this.organizations.push({ id: index + 1, name });
      this.#firstLocation[index] = this.locations.length;
      const places = 1 + Math.floor(random.share() ** 2 * placeNames.length);
      for (const place of placeNames.slice(0, places)) {
        this.locations.push({ id: this.locations.length + 1, organizationId: index + 1, name: place });
      }
    }
    this.#firstLocation[organizations] = this.locations.length;
    this.#organizationShares = summedUp(weights);
  }

  #makeCatalog() {
    const random = new Random(this.seed, streams.catalog);
    const { products } = this.size;
    this.#titleOf = platforms.map(() => new Int32Array(products).fill(-1));
    const names = new Set();
    const publishers = publisherNames(random, Math.max(1, Math.ceil(products / 10)));
    const firstRelease = [];
    for (let index = 0; index < products; index++) {
      const { name, publisher } = productAt(index, random, publishers, names);
      const isComponent = /Runtime|Plugin|SDK/.test(name);
      this.products.push({ id: index + 1, name, publisher, kind: isComponent ? 'COMPONENT' : 'APPLICATION' });
      for (const [place, { platform }] of platforms.entries()) {
        if (place > 0 && !random.chance(place === 1 ? 0.4 : 0.3)) continue;
        const title = this.titles.length;
        const titleName = platform === 'MACOS' ? `${name}.app` : name;
        const at = this.#titleOf[place];
        if (at !== undefined) at[index] = title;
        this.titles.push({ id: title + 1, productId: index + 1, name: titleName, publisher, platform });
        firstRelease.push(this.releases.length);
        this.#makeReleases(title + 1, random, index);
      }
    }
    this.#firstRelease = Int32Array.from([...firstRelease, this.releases.length]);
  }

  /** @param {number} titleId @param {Random} random @param {number} rank of the product */
  #makeReleases(titleId, random, rank) {
    const most = rank < 200 ? 24 : 8;
    const count = 1 + Math.floor(random.share() ** 2 * most);
    let [major, minor] = [2 + random.below(24), random.below(10)];
    for (let release = 0; release < count; release++) {
      const version = `${major}.${minor}.${random.below(10_000)}`;
      this.releases.push({ id: this.releases.length + 1, titleId, version });
      if (minor === 0) [major, minor] = [Math.max(1, major - 1), 9];
      else minor -= 1;
      // Versions before the first one differ in what comes last.
      if (major === 1 && minor === 0) break;
    }
  }

  /** How many of the devices run each product's platforms. */
  #reachableShare() {
    const { products } = this.size;
    return Float64Array.from({ length: products }, (_, index) =>
      platforms.reduce((sum, { share }, place) => sum + ((this.#titleOf[place]?.[index] ?? -1) >= 0 ? share : 0), 0),
    );
  }

  /** @param {number} share */
  #organizationAt(share) {
    let [low, high] = [0, this.#organizationShares.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#organizationShares[middle] ?? 1) > share) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/** @param {number} share */
function platformAt(share) {
  let sum = 0;
  const found = platforms.find((each) => (sum += each.share) > share) ?? platforms[0];
  if (found === undefined) throw new Error('There are no platforms.');
  return found;
}

/**
 * How likely a device has each product: falling with its rank, and such that devices have so many on average.
 * @param {number} products @param {Float64Array} shares of devices on which each runs @param {number} wanted
 */
function popularities(products, shares, wanted) {
  const at = (/** @type {number} */ scale) =>
    Float64Array.from({ length: products }, (_, index) => Math.min(mostPopular, scale / (index + 1) ** 0.8));
  let [low, high] = [0, products];
  for (let round = 0; round < 60; round++) {
    const middle = (low + high) / 2;
    const expected = at(middle).reduce((sum, each, index) => sum + each * (shares[index] ?? 0), 0);
    if (expected > wanted) high = middle;
    else low = middle;
  }
  return at(low);
}

/** @param {Float64Array} weights */
function summedUp(weights) {
  const total = weights.reduce((sum, each) => sum + each, 0);
  let sum = 0;
  return weights.map((each) => (sum += each / total));
}

/** @param {Random} random @param {number} count */
function publisherNames(random, count) {
  const names = new Set();
  while (names.size < count) {
    const name = `${random.of(companyWords)} ${random.of(companyTrades)} ${random.of(companyForms)}`;
    names.add(names.has(name) ? `${name} ${names.size}` : name);
  }
  return [...names];
}

/** @param {number} index @param {Random} random @param {readonly string[]} publishers @param {Set<string>} taken */
function productAt(index, random, publishers, taken) {
  const common = commonProducts[index];
  if (common !== undefined) {
    taken.add(common[0]);
    return { name: common[0], publisher: common[1] };
  }
  const words = [random.of(productFirstWords), random.of(productNouns), random.of(productSuffixes)];
  let name = words.filter((word) => word !== '').join(' ');
  if (taken.has(name)) name = `${name} ${index}`;
  taken.add(name);
  // Makers have unlike many products.
  return { name, publisher: publishers[Math.floor(random.share() ** 2 * publishers.length)] ?? '' };
}

const serialLetters = 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789';

/** @param {Random} random */
function serialNumber(random) {
  let text = '';
  for (let index = 0; index < 10; index++) text += serialLetters[random.below(serialLetters.length)];
  return text;
}

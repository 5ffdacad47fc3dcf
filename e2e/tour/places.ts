/** Something with a page of its own, found by its name or by what it is like: ids differ from one load to the next. */
interface Sought {
  /** Below `/api/v1`; an earlier place may stand in it, in braces. */
  list: string;
  /** Its name; absent: the first of the list. */
  named?: string;
}

const license = (named: string): Sought => ({ list: `/licenses?q=${encodeURIComponent(named)}&pageSize=100`, named });
const first = (list: string): Sought => ({ list: `${list}${list.includes('?') ? '&' : '?'}pageSize=1` });
const invoice = (filter: string): Sought => first(`/billing/invoices?sort=-invoicedOn&${filter}`);
const named = (list: string, name: string): Sought => ({
  list: `${list}${list.includes('?') ? '&' : '?'}q=${encodeURIComponent(name)}&pageSize=100`,
  named: name,
});

/** What the pages of the catalogue are about. */
const sought = {
  /** Per device, by rule: fewer than are in use, enough, and expired. */
  shortLicense: license('AutoCAD'),
  license: license('Sophos Endpoint'),
  /** With shares of organizations, and with exceptions of its rule. */
  sharedLicense: license('Microsoft 365 Apps for enterprise'),
  exceptedLicense: license('Revit'),
  expiredLicense: license('Creative Cloud All Apps'),
  /** Per device, by hand; per end user by rule and by hand; per site by rule and by hand; a number. */
  manualLicense: license('Dragon Legal'),
  userLicense: license('Figma Professional'),
  manualUserLicense: license('Docusign Business Pro'),
  siteLicense: license('Dentrix G7'),
  manualSiteLicense: license('Respondus LockDown Browser'),
  customLicense: license('Zoom Business'),
  organization: named('/organizations', 'Northwind Dental Group'),
  otherOrganization: named('/organizations', 'Meridian Law LLP'),
  location: named('/organizations/{organization}/locations', 'Main Street Clinic'),
  device: first('/devices?organizationId={organization}&sort=name'),
  group: named('/device-groups', 'Laptops'),
  product: named('/software', 'Sophos Endpoint Agent'),
  person: first('/people?kind=END_USER&organizationId={organization}&sort=name'),
  /** With permissions of their own. */
  technician: named('/people?kind=TECHNICIAN', 'Priya Raman'),
  administrator: named('/people?kind=TECHNICIAN', 'Ada Admin'),
  technicianRole: named('/technician-roles', 'Northwind on site'),
  billingProduct: named('/billing/products', 'Managed computer'),
  licenseProduct: first('/billing/products?quantitySource=SOFTWARE_LICENSE'),
  agreement: named('/billing/agreements', 'Managed practices'),
  draftAgreement: first('/billing/agreements?status=DRAFT'),
  endedAgreement: first('/billing/agreements?status=ENDED'),
  pendingInvoice: invoice('status=PENDING&kind=INVOICE'),
  approvedInvoice: invoice('status=APPROVED'),
  completedInvoice: invoice('status=COMPLETED'),
  creditNote: invoice('kind=CREDIT_NOTE'),
} as const satisfies Record<string, Sought>;

export const placeNames: readonly string[] = Object.keys(sought);

/** The places that an address speaks of, in braces: `/licenses/{license}/overview`. */
export const placesIn = (address: string): readonly string[] =>
  [...address.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

/** Where the things of the sample data are on one installation. */
export class Places {
  private readonly ids: Readonly<Record<string, number>>;

  private constructor(ids: Readonly<Record<string, number>>) {
    this.ids = ids;
  }

  /** @param read the parsed answer to a request below `/api/v1` */
  static async find(read: (address: string) => Promise<{ items: readonly Found[] }>): Promise<Places> {
    const ids: Record<string, number> = {};
    for (const [name, { list, ...wanted }] of Object.entries<Sought>(sought)) {
      const { items } = await read(new Places(ids).addressOf(list));
      const found = wanted.named === undefined ? items[0] : items.find((one) => one.name === wanted.named);
      if (found === undefined) throw new Error(`The sample data has no ${name}: ${wanted.named ?? list}.`);
      ids[name] = found.id;
    }
    return new Places(ids);
  }

  /** @throws Error where an address speaks of something that is not known. */
  addressOf(template: string): string {
    return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      const id = this.ids[name];
      if (id === undefined) throw new Error(`There is no place ${name}.`);
      return String(id);
    });
  }
}

interface Found {
  id: number;
  name?: string;
}

import type { AskedLicense } from './why-not-here.rules';
import { atOrganization, wrongKind } from './why-not-here.rules';

const global = { complete: true, global: true, organizations: [], locations: [] };
const license: AskedLicense = { id: 1, name: 'Figma', type: 'PER_USER', assignmentMode: 'MANUAL', scope: global };
const acme = { id: 7, name: 'Acme' };

describe('wrongKind', () => {
  it('says that holders of this kind never hold a seat of the license', () => {
    expect(wrongKind(license, 'PERSON')).toBeNull();
    expect(wrongKind(license, 'DEVICE')).toMatchObject({
      matched: false,
      checks: [{ kind: 'TYPE', detail: 'Figma is licensed per end user (manual): it has other holders than devices.' }],
    });
    const custom = { ...license, type: 'CUSTOM', assignmentMode: null } as const;
    expect(wrongKind(custom, 'LOCATION')?.checks[0]?.detail).toContain('is a custom license');
  });
});

describe('atOrganization', () => {
  it('finds an organization out of scope', () => {
    const scope = { complete: true, global: false, organizations: [{ id: 8, name: 'Birch' }], locations: [] };
    expect(atOrganization({ ...license, scope }, acme)).toMatchObject({
      matched: false,
      checks: [{ kind: 'SCOPE', passed: false, detail: 'The license is limited to Birch.' }],
      advice: ['Add Acme to the scope of the license.'],
    });
  });

  it('passes what is in scope, and says what a global license still needs', () => {
    const scope = { complete: true, global: false, organizations: [acme], locations: [] };
    expect(atOrganization({ ...license, scope }, acme).matched).toBe(true);
    expect(atOrganization(license, acme).checks[0]?.detail).toContain('as soon as somebody or something of Acme');
    const custom = { ...license, type: 'CUSTOM', assignmentMode: null } as const;
    expect(atOrganization(custom, acme)).toMatchObject({ matched: false, advice: [expect.stringContaining('Limit')] });
  });
});

import { mappingOf, newProductId } from './map.rules';

const created = { publisher: ' Adobe ', kind: 'APPLICATION' } as const;

describe('mappingOf', () => {
  it('names a product that exists by its id and nothing else', () => {
    expect(mappingOf({ id: 7, name: 'Acrobat Pro', publisher: 'Adobe', deviceCount: 3 }, created)).toEqual({
      productId: 7,
    });
  });

  it('describes a new product, whose publisher may be unknown', () => {
    const fresh = { id: newProductId, name: 'Acrobat Pro', publisher: null, deviceCount: 0 };
    expect(mappingOf(fresh, created)).toEqual({ name: 'Acrobat Pro', publisher: 'Adobe', kind: 'APPLICATION' });
    expect(mappingOf(fresh, { ...created, publisher: ' ' }).publisher).toBeNull();
  });
});

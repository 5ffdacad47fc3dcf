import { losses, times, unbilledSentence } from './unbilled.rules';

describe('unbilled seats', () => {
  it('cost twelve times as much a year, to the cent', () => {
    expect(times('90071992547409931.01', 12)).toBe('1080863910568919172.12');
    expect(times('0.05', 12)).toBe('0.60');
    expect(times('1200', 12)).toBe('14400');
    expect(times('-0.5', 1)).toBe('-0.5');
  });

  it('are added up by currency, the most seats first', () => {
    const totals = [
      { currency: 'EUR', seats: 1, monthlyCost: '9.90' },
      { currency: 'USD', seats: 1_200, monthlyCost: '1200.00' },
    ];
    expect(losses(totals)).toEqual([
      { currency: 'USD', seats: '1,200 seats', monthly: '$1,200.00', yearly: '$14,400.00' },
      { currency: 'EUR', seats: '1 seat', monthly: '€9.90', yearly: '€118.80' },
    ]);
  });

  it('are told in a sentence', () => {
    const row = {
      id: '1-2',
      license: { id: 1, name: 'Acrobat' },
      organization: { id: 2, name: 'Acme' },
      seats: 12,
      unitCost: null,
      monthlyCost: null,
    };
    expect(unbilledSentence(row)).toBe('12 seats of Acrobat at Acme are billed to nobody.');
    expect(unbilledSentence({ ...row, seats: 1 })).toBe('1 seat of Acrobat at Acme is billed to nobody.');
  });
});

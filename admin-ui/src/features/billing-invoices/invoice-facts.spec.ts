import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import { provideTestHttp, signIn } from '../../testing/http';
import { InvoiceFacts } from './invoice-facts';
import { aLine, anInvoice } from './invoice.fixture';

it('says when the margin is that of some lines alone', async () => {
  TestBed.configureTestingModule({ providers: [provideTestHttp(), provideRouter([])] });
  await signIn([['manage', 'all']]);
  const facts = TestBed.createComponent(InvoiceFacts);
  const total = async (...others: ReturnType<typeof aLine>[]): Promise<string> => {
    facts.componentRef.setInput('invoice', anInvoice({ lines: [aLine(), ...others] }));
    await facts.whenStable();
    const host: HTMLElement = facts.nativeElement;
    return host.querySelector('.total')?.textContent.replaceAll(/\s+/g, ' ') ?? '';
  };
  expect(await total(aLine({ unitCost: null, amount: '0.00' }))).not.toContain('whose cost is known');
  expect(await total(aLine({ unitCost: null }))).toContain('Margin $4.00 of the lines whose cost is known');
});

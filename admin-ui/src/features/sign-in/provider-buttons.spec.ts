import { TestBed } from '@angular/core/testing';
import { ActivatedRoute, convertToParamMap } from '@angular/router';

import { expectRequest, provideTestHttp, settle } from '../../testing/http';
import { ProviderButtons } from './provider-buttons';
import { ProviderFailure } from './provider-failure';
import { providerFailure } from './provider-failures';

function at(query: Record<string, string>): void {
  const route = { snapshot: { queryParamMap: convertToParamMap(query) } };
  TestBed.configureTestingModule({ providers: [provideTestHttp(), { provide: ActivatedRoute, useValue: route }] });
}

describe('ProviderButtons', () => {
  async function shown(query: Record<string, string>, providers: object[]): Promise<HTMLElement> {
    at(query);
    const fixture = TestBed.createComponent(ProviderButtons);
    fixture.detectChanges();
    expectRequest('GET', '/api/v1/auth/providers').flush({ providers });
    await settle();
    fixture.detectChanges();
    return fixture.nativeElement;
  }

  it('leads to each provider, and back to where somebody wanted to go', async () => {
    const element = await shown({ returnUrl: '/licenses?page=2' }, [{ id: 3, name: 'Contoso' }]);
    const link = element.querySelector('a');
    expect(link?.textContent.trim()).toBe('Sign in with Contoso');
    expect(link?.getAttribute('href')).toBe('/api/v1/auth/oidc/3/start?returnTo=%2Flicenses%3Fpage%3D2');
  });

  it('leads nowhere else', async () => {
    const element = await shown({ returnUrl: '//evil.example' }, [{ id: 3, name: 'Contoso' }]);
    expect(element.querySelector('a')?.getAttribute('href')).toBe('/api/v1/auth/oidc/3/start?returnTo=%2F');
  });

  it('is not there without providers', async () => {
    expect((await shown({}, [])).textContent.trim()).toBe('');
  });
});

describe('ProviderFailure', () => {
  it('says why somebody is not signed in', () => {
    at({ failure: 'inactive' });
    const fixture = TestBed.createComponent(ProviderFailure);
    fixture.detectChanges();
    expect(fixture.nativeElement.textContent).toContain('not active any more');
  });

  it('has a sentence for codes that it does not know, and none without one', () => {
    expect(providerFailure('constructor')).toContain('failed');
    expect(providerFailure(null)).toBeNull();
  });
});

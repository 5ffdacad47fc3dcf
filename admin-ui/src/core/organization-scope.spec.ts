import { Location } from '@angular/common';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, UrlSerializer, provideRouter } from '@angular/router';

import { OrganizationScope, ScopedUrlSerializer, organizationIn } from './organization-scope';

@Component({ template: '' })
class Page {}

describe('OrganizationScope', () => {
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: '**', component: Page }]),
        { provide: UrlSerializer, useClass: ScopedUrlSerializer },
      ],
    });
    TestBed.inject(OrganizationScope).follow();
  });

  const go = (url: string) => TestBed.inject(Router).navigateByUrl(url);
  const address = () => TestBed.inject(Location).path();

  it('stands in every address once chosen', async () => {
    await go('/licenses?page=3&q=a');
    await TestBed.inject(OrganizationScope).choose(7);
    expect(address()).toBe('/licenses?q=a&organizationId=7');
    await go('/devices');
    expect(address()).toBe('/devices?organizationId=7');
    expect(TestBed.inject(OrganizationScope).ids()).toEqual([7]);
  });

  it('leaves the address when all are chosen', async () => {
    await go('/licenses?organizationId=7');
    expect(TestBed.inject(OrganizationScope).organizationId()).toBe(7);
    await TestBed.inject(OrganizationScope).choose(null);
    expect(address()).toBe('/licenses');
  });

  it('does not touch the tree that it writes', () => {
    const tree = TestBed.inject(Router).parseUrl('/licenses?q=a');
    void TestBed.inject(OrganizationScope).choose(7);
    TestBed.inject(UrlSerializer).serialize(tree);
    expect(tree.queryParams).toEqual({ q: 'a' });
  });
});

describe('organizationIn', () => {
  it('reads an id and nothing else', () => {
    expect(
      ['organizationId=7', 'a=1&organizationId=8', '', 'organizationId=x', 'organizationId=-1'].map(organizationIn),
    ).toEqual([7, 8, null, null, null]);
  });
});
